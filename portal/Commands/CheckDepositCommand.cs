using System.CommandLine;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;
using Hub.Portal.Composing;

namespace Hub.Portal.Commands;

/// <summary><c>check-deposit FILE [--files FOLDER] [--json]</c>: the hub's own check of a page-tab document and the files beside it, before anything is uploaded.</summary>
public static class CheckDepositCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "A page-tab document: .json, .xml or .tsv" };
        var folder = new Option<DirectoryInfo?>("--files") { Description = "The folder with the files and file lists; the document's own where it is left out" };
        var json = new Option<bool>("--json") { Description = "Report as JSON instead of text" };
        var command = new Command("check-deposit", "Check a deposit on this machine as the hub would; exit 1 where it could not be submitted") { file, folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var document = parsed.GetValue(file)!;
            var form = PageTabDocument.FormOf(document.Name) ?? throw new SettingException($"{document.Name} is no page-tab document; its name must end with .json, .xml or .tsv.");
            var beside = parsed.GetValue(folder)?.FullName ?? document.Directory!.FullName;
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            var report = await hub.Get<SubmissionChecks>().CheckAsync(await File.ReadAllBytesAsync(document.FullName, cancellationToken), form, new FolderFiles(beside, document.Name), cancellationToken);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(parsed.GetValue(json) ? CheckReportText.Json(report) : System.Text.Encoding.UTF8.GetBytes(CheckReportText.Text(report)), cancellationToken);
            return report.Passed ? 0 : 1;
        });
        return command;
    }
}
