using System.Text.Json;
using Hub.Catalogue;
using Hub.Correlation;
using Hub.Records;
using Hub.Tests.Acceptance;
using Microsoft.Extensions.DependencyInjection;
using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.OData;

/// <summary>A whole hub with harvested datasets, links between them, and two transformations.</summary>
public sealed class LinkedHub : IAsyncLifetime
{
    internal RunningPartners Partners { get; private set; } = null!;

    internal HttpClient Client { get; } = new();

    /// <summary>The dataset that the transformations lead from.</summary>
    internal string From { get; private set; } = "";

    /// <summary>The dataset that they lead to.</summary>
    internal string To { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 8 });
        await Partners.HarvestAsync("idr");
        await Partners.HarvestAsync("empiar");
        await Partners.Services.GetRequiredService<LinkFollowing>().CatchUpAsync(default);
        Client.BaseAddress = new Uri(Partners.Address, "/odata/");
        var living = (await Partners.LivingAsync()).Values.OrderBy(dataset => dataset.Accession, StringComparer.Ordinal).ToArray();
        From = living.First(dataset => dataset.Archive == "idr").Accession;
        To = living.First(dataset => dataset.Archive == "empiar").Accession;
        await GiveAsync("T1", new AffineTransformation(AffineMatrix.FromRows([[2, 0, 0, 10], [0, 3, 0, 20], [0, 0, 4, 30]])), 0.25);
        await GiveAsync("T2", new TranslationTransformation([1, 2, 3]), null);
        var derived = Link.Of(living[^1].Accession, LinkRelation.IsDerivedFrom, living.Last(dataset => dataset.Archive == "empiar").Accession, Said());
        await Partners.Links.CommitAsync([new Hub.Store.LinkChange(derived, 0)], [], default);
        await Partners.Services.GetRequiredService<CatalogueIndexer>().CatchUpAsync(default);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Partners.DisposeAsync();
    }

    /// <summary>Every standing link as each of its living datasets sees it.</summary>
    internal async Task<IReadOnlyList<DatasetLink>> SeenAsync()
    {
        var living = await Partners.LivingAsync();
        var links = await Partners.Links.ReadAsync("", default).Select(stored => stored.Value).Where(link => link.State == LinkState.Standing && link.Assertions.Count > 0).ToListAsync();
        return [.. links.SelectMany(link => new[] { link.From, link.To }.Where(living.ContainsKey).Select(end => DatasetLink.Of(link, end))).OrderBy(link => link.From, StringComparer.Ordinal).ThenBy(link => link.Id, StringComparer.Ordinal)];
    }

    internal async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        string body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{address}\n{body}");
        return JsonDocument.Parse(body).RootElement;
    }

    internal static LinkAssertion Said() => new() { By = new Asserter(AsserterKind.Depositor, "Ada"), Evidence = "landmarks.csv", At = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero) };

    internal Task<Link> GiveAsync(string id, Transformation transformation, double? rms) => Partners.Services.GetRequiredService<StoredTransformations>().AssertAsync(
        From,
        LinkRelation.SpatiallyCorrelatedWith,
        To,
        Said(),
        new StoredTransformation
        {
            Id = id,
            From = CoordinateSystem.Spatial(SystemName.Physical, "xyz", "micrometer") with { Owner = From },
            To = CoordinateSystem.Spatial(SystemName.Physical, "xyz", "nanometer") with { Owner = To },
            Transformation = transformation,
            Quality = rms is { } distance ? new FitQuality { Landmarks = 6, Rms = distance, Largest = distance * 2 } : null,
            By = Said().By,
            At = Said().At,
        },
        default);
}
