using System.CommandLine;
using System.Globalization;

using Hub.Connectors.BioStudies.Exports;
using Hub.Harvesting;
using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>import ARCHIVE FOLDER</c>: takes in a legacy export with its files, whose bytes the hub then keeps itself.</summary>
public static class ImportCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var archive = new Argument<string>("archive") { Description = "The archive whose records these are, as config/archives names it" };
        var folder = new Argument<string>("folder") { Description = "The folder with page-tab documents, file lists and files" };
        var command = new Command("import", "Import a legacy export with its files; run again, it takes in only what changed") { archive, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            var definition = hub.Archive(parsed.GetValue(archive)!);
            var export = new FolderConnector(parsed.GetValue(folder)!, (file, cancelled) => KeepAsync(hub.Parts.Blobs, file, cancelled));
            try
            {
                var run = await HarvestProgress.ShowAsync(AnsiConsole.Console, hub.Feed, definition, () => hub.Harvester.ImportAsync(definition, export, cancellationToken), cancellationToken);
                HarvestProgress.Conclude(AnsiConsole.Console, definition, run);
                return run.State == RunState.Succeeded ? 0 : 1;
            }
            catch (RunRefusedException refused)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{refused.Message}[/]");
                return 1;
            }
        });
        return command;
    }

    private static async Task<string> KeepAsync(IBlobStore blobs, ExportedFile file, CancellationToken cancellationToken)
    {
        await using var bytes = file.OpenRead();
        await using var blob = await blobs.CreateAsync(cancellationToken);
        await bytes.CopyToAsync(blob.Content, cancellationToken);
        return (await blob.CommitAsync(cancellationToken)).Digest;
    }
}
