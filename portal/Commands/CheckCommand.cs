using System.CommandLine;

using Hub.Connectors;
using Hub.Portal.Composing;
using Hub.Portal.Conformance;
using Hub.Records;

namespace Hub.Portal.Commands;

/// <summary><c>check ARCHIVE|FILE [--base-url URL] [--sample N] [--json FILE] [--badge FILE]</c>: what an archive promises, and whether it keeps it. Nothing is stored.</summary>
public static class CheckCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var archive = new Argument<string>("archive") { Description = "An archive's id, or the file of a definition that is not in config/archives yet" };
        var baseUrl = new Option<Uri?>("--base-url") { Description = "Asks a copy of the archive at this address, such as one on this machine" };
        var sample = new Option<int>("--sample") { Description = "How many records are fetched and read", DefaultValueFactory = _ => new ExaminationOptions().Sample };
        var json = new Option<string?>("--json") { Description = "Writes the report as JSON into this file" };
        var badge = new Option<string?>("--badge") { Description = "Writes a badge (SVG) into this file" };
        var command = new Command("check", "Find out whether an archive can be harvested with trust") { archive, baseUrl, sample, json, badge };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var hub = HubSettings.Load(settings);
            var definition = Definition(hub, parsed.GetValue(archive)!);
            var report = await ExamineAsync(hub, parsed.GetValue(baseUrl) is { } address ? definition with { BaseUrl = address } : definition, parsed.GetValue(sample), cancellationToken);
            await Console.Out.WriteAsync(ReportText.Of(report));
            await WriteAsync(parsed.GetValue(json), report.ToJson(), cancellationToken);
            await WriteAsync(parsed.GetValue(badge), Badge.Of(report), cancellationToken);
            return report.Conforms ? 0 : 1;
        });
        return command;
    }

    private static ArchiveDefinition Definition(HubSettings hub, string archive) =>
        hub.Archives.FirstOrDefault(each => each.Id == archive)
        ?? (File.Exists(archive)
            ? ArchiveConfiguration.Parse(Path.GetFileName(archive), File.ReadAllText(archive))
            : throw new SettingException($"'{archive}' is neither an archive nor a file; config/archives has {string.Join(", ", hub.Archives.Select(each => each.Id))}."));

    private static async Task<ConformanceReport> ExamineAsync(HubSettings hub, ArchiveDefinition definition, int sample, CancellationToken cancellationToken)
    {
        var vocabularies = await HubParts.LoadVocabulariesAsync(hub, cancellationToken);
        var examiner = new Examiner(kind => ConnectorKinds.All.GetValueOrDefault(kind), vocabularies, hub.Archives, hub.Harvest, TimeProvider.System);
        var seen = await examiner.ExamineAsync(definition, new ExaminationOptions { Sample = Math.Clamp(sample, 1, 10_000) }, step => Console.Error.WriteLine(step + " …"), cancellationToken);
        return ConformanceReport.Of(seen);
    }

    private static Task WriteAsync(string? file, string text, CancellationToken cancellationToken) =>
        file is null ? Task.CompletedTask : File.WriteAllTextAsync(file, text, cancellationToken);
}
