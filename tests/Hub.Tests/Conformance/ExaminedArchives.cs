using ArchiveServer;
using ArchiveServer.Flaws;

using Hub.Connectors;
using Hub.Harvesting;
using Hub.Portal.Conformance;
using Hub.Records;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Vocabularies;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Conformance;

/// <summary>The synthetic partner and its broken twins, examined as the command does it, with an impatient client.</summary>
public sealed class ExaminedArchives : IAsyncLifetime
{
    private static readonly HarvestOptions Impatient = new()
    {
        Contact = "https://hub.example/contact",
        AttemptTimeout = TimeSpan.FromSeconds(3),
        RequestTimeout = TimeSpan.FromSeconds(20),
        Attempts = 2,
        FirstPause = TimeSpan.FromMilliseconds(10),
        LongestPause = TimeSpan.FromMilliseconds(50),
    };

    private readonly RealVocabularies vocabularies = new();
    private ArchiveServerHost server = null!;

    public async Task InitializeAsync()
    {
        await vocabularies.InitializeAsync();
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
    }

    /// <summary>The report over an archive with one thing wrong, or nothing.</summary>
    internal Task<ConformanceReport> ExamineAsync(Flaw flaw) => ExamineAsync(Definition(flaw));

    /// <summary>The report over an archive.</summary>
    internal async Task<ConformanceReport> ExamineAsync(ArchiveDefinition definition)
    {
        var examiner = new Examiner(ConnectorKinds.All.GetValueOrDefault, vocabularies.Set, [RealVocabularies.Empiar], Impatient, TimeProvider.System);
        return ConformanceReport.Of(await examiner.ExamineAsync(definition, new ExaminationOptions { LongestListing = 300 }, _ => { }, CancellationToken.None));
    }

    /// <summary>Where an archive of that flaw lies, as the definition of a command would name it.</summary>
    internal ArchiveDefinition Definition(Flaw flaw) => Atlas.Read(
        flaw is Flaw.ExternalEntity or Flaw.EntityBomb ? Atlas.FetchedXml : Atlas.Json,
        flaw == Flaw.None ? server.BaseUrl("atlas") : new Uri(server.Address, $"broken/{flaw}"));

    public async Task DisposeAsync()
    {
        await vocabularies.DisposeAsync();
        await server.DisposeAsync();
    }
}
