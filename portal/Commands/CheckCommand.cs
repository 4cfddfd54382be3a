using System.CommandLine;
using System.CommandLine.Parsing;

using Hub.Portal.Composing;
using Hub.Portal.Conformance;

namespace Hub.Portal.Commands;

/// <summary><c>check ARCHIVE|FILE [--base-url URL] [--sample N] [--json FILE] [--badge FILE]</c>: what an archive promises, and whether it keeps it. Nothing is stored.</summary>
public static class CheckCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var archive = new Argument<string>("archive") { Description = "An archive's id, or the file of a definition that is not in config/archives yet" };
        var baseUrl = new Option<Uri?>("--base-url") { Description = "Asks a copy of the archive at this address, such as one on this machine", CustomParser = Address };
        var sample = new Option<int>("--sample") { Description = "How many records are fetched and read", DefaultValueFactory = _ => new ExaminationOptions().Sample };
        var json = new Option<string?>("--json") { Description = "Writes the report as JSON into this file" };
        var badge = new Option<string?>("--badge") { Description = "Writes a badge (SVG) into this file" };
        var command = new Command("check", "Find out whether an archive can be harvested with trust") { archive, baseUrl, sample, json, badge };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var hub = HubSettings.Load(settings);
            var definition = Examining.Find(hub, parsed.GetValue(archive)!);
            var report = await Examining.ExamineAsync(hub, parsed.GetValue(baseUrl) is { } address ? definition with { BaseUrl = address } : definition, parsed.GetValue(sample), cancellationToken);
            await Console.Out.WriteAsync(ReportText.Of(report));
            await WriteAsync(parsed.GetValue(json), report.ToJson(), cancellationToken);
            await WriteAsync(parsed.GetValue(badge), Badge.Of(report), cancellationToken);
            return report.Conforms ? 0 : 1;
        });
        return command;
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        given.AddError($"--base-url {given.Tokens[0].Value}: give an address that begins with http or https.");
        return null;
    }

    private static Task WriteAsync(string? file, string text, CancellationToken cancellationToken) =>
        file is null ? Task.CompletedTask : File.WriteAllTextAsync(file, text, cancellationToken);
}
