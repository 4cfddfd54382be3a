using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer;

using Hub.Correlation;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Correlation.Graph;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Correlation.Api;

/// <summary>A hub without records, and a few transformations between accessions.</summary>
public sealed class CorrelatedHub : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost archives = null!;
    private RunningHub hub = null!;

    /// <summary>Asks the hub.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>How datasets belong together.</summary>
    public ILinks Links => hub.Services.GetRequiredService<ILinks>();

    /// <summary>What was given.</summary>
    public StoredTransformations Transformations => hub.Services.GetRequiredService<StoredTransformations>();

    /// <summary>A part of the hub.</summary>
    public T Service<T>() where T : notnull => hub.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty }, CancellationToken.None);
        hub = await RunningHub.StartAsync(
            [
                "--Hub:DataFolder=" + folder.Path, "--Hub:Address=http://127.0.0.1:0", "--Hub:HarvestAtStart=false",
                .. archives.Archives.Select(each => $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}"),
            ],
            CancellationToken.None);
        Http = new HttpClient { BaseAddress = hub.Address };
        await GiveAsync(ATransformation.Affine("T1", "S-BSST1", "EMPIAR-10001", [2, 0, 0, 10], [0, 3, 0, 20], [0, 0, 4, 30]).Fitted(0.5));
        await GiveAsync(ATransformation.Of("T2", "idr0001", "EMPIAR-10001", ATransformation.Moves(1, 1, 1)));
        await GiveAsync(ATransformation.Affine("T3", "S-BSST2", "EMPIAR-10002", [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]));
        await GiveAsync(ATransformation.Of("T4", "S-BSST3:one.tif", "EMPIAR-10003", ATransformation.Moves(1, 0, 0)));
        await GiveAsync(ATransformation.Of("T5", "S-BSST3:two.tif", "EMPIAR-10003", ATransformation.Moves(2, 0, 0)));
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await hub.DisposeAsync();
        await archives.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Keeps a transformation between two accessions.</summary>
    internal Task<Link> GiveAsync(StoredTransformation given) => Transformations.AssertAsync(
        SystemName.Dataset(given.From),
        LinkRelation.SpatiallyCorrelatedWith,
        SystemName.Dataset(given.To),
        new LinkAssertion { By = given.By, Evidence = "landmarks.csv", At = given.At },
        given,
        CancellationToken.None);

    /// <summary>Asks to map.</summary>
    internal async Task<(int Status, JsonNode Answer)> MapAsync(string question)
    {
        using var content = new StringContent(question, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri("/api/map", UriKind.Relative), content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
