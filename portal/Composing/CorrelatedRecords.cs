using System.Globalization;
using System.Text;

using ArchiveServer.Generating;

using Hub.Correlation;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Composing;

/// <summary>Three generated records whose images are linked in a ring by landmarks, so that every page of links has something to show.</summary>
public static class CorrelatedRecords
{
    private static readonly DateTimeOffset Day = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Asserter Ada = new(AsserterKind.Depositor, "Ada Lovelace");

    /// <summary>A study of IDR.</summary>
    public static string Light { get; } = GeneratedAccession.Idr(0);

    /// <summary>An entry of EMPIAR.</summary>
    public static string Electron { get; } = GeneratedAccession.Empiar(0);

    /// <summary>A study of the BioImage Archive.</summary>
    public static string XRay { get; } = GeneratedAccession.Bia(0);

    /// <summary>The link that has the first transformation.</summary>
    public static Link Link { get; } = Link.Of(Light, LinkRelation.SpatiallyCorrelatedWith, Electron);

    /// <summary>Keeps the links with a landmark file each, unless they are kept already.</summary>
    /// <param name="services">The hub's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task LinkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<ILinks>().FindAsync(Link.Id, cancellationToken) is { Value.Transformations.Count: > 0 })
        {
            return;
        }

        await LinkAsync(services, Light, Electron, 0.1, cancellationToken);
        await LinkAsync(services, Electron, XRay, 0.2, cancellationToken);
        await LinkAsync(services, Light, XRay, 0.3, cancellationToken);
    }

    private static async Task LinkAsync(IServiceProvider services, string from, string to, double noise, CancellationToken cancellationToken)
    {
        var bytes = Landmarks(noise);
        await services.GetRequiredService<IBlobStore>().KeepAsync(new MemoryContent(bytes), cancellationToken);
        var given = new GivenFile { Name = "landmarks.csv", Bytes = bytes, From = from, To = to, FromUnit = "micrometer", ToUnit = "micrometer", Fit = FitKind.Similarity };
        var transformations = services.GetRequiredService<StoredTransformations>();
        var proposed = Proposals.Read(given, Ada, Day).Transformation with { Id = await transformations.NextIdAsync(cancellationToken) };
        var assertion = new LinkAssertion { By = Ada, Evidence = "The same cell, found again by its neighbours", At = Day };
        await transformations.AssertAsync(from, LinkRelation.SpatiallyCorrelatedWith, to, assertion, proposed, cancellationToken);
    }

    /// <summary>Landmarks as BigWarp writes them, moved by ten along each axis and set with a shaking hand.</summary>
    private static byte[] Landmarks(double noise)
    {
        var random = new Random(5);
        var text = new StringBuilder();
        for (var index = 0; index < 8; index++)
        {
            double[] point = [random.NextDouble() * 40, random.NextDouble() * 30, random.NextDouble() * 5];
            var numbers = point.Concat(point.Select(value => value + 10 + ((random.NextDouble() - 0.5) * noise)));
            text.Append(CultureInfo.InvariantCulture, $"\"Pt-{index}\",\"true\",{string.Join(',', numbers.Select(value => $"\"{value.ToString("R", CultureInfo.InvariantCulture)}\""))}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
