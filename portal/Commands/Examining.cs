using Hub.Connectors;
using Hub.Portal.Composing;
using Hub.Portal.Conformance;
using Hub.Records;

namespace Hub.Portal.Commands;

/// <summary>Examines one archive from the command line.</summary>
internal static class Examining
{
    /// <summary>The definition of an archive that is configured, or of a file.</summary>
    internal static ArchiveDefinition Find(HubSettings hub, string archive) =>
        hub.Archives.FirstOrDefault(each => each.Id == archive)
        ?? (File.Exists(archive)
            ? ArchiveConfiguration.Parse(Path.GetFileName(archive), File.ReadAllText(archive)) with { DefinedIn = Path.GetFileName(archive) }
            : throw new SettingException($"'{archive}' is neither an archive nor a file; config/archives has {string.Join(", ", hub.Archives.Select(each => each.Id))}."));

    /// <summary>Visits the archive and judges it; progress goes to the error stream.</summary>
    internal static async Task<ConformanceReport> ExamineAsync(HubSettings hub, ArchiveDefinition definition, int sample, CancellationToken cancellationToken)
    {
        var vocabularies = await HubParts.LoadVocabulariesAsync(hub, cancellationToken);
        var examiner = new Examiner(kind => ConnectorKinds.All.GetValueOrDefault(kind), vocabularies, hub.Archives, hub.Harvest, TimeProvider.System);
        var seen = await examiner.ExamineAsync(definition, new ExaminationOptions { Sample = Math.Clamp(sample, 1, 10_000) }, step => Console.Error.WriteLine(step + " …"), cancellationToken);
        return ConformanceReport.Of(seen);
    }
}
