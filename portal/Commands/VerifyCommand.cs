using System.CommandLine;
using System.Globalization;

using Hub.Catalogue;
using Hub.Harvesting;
using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>verify</c>: proves that index, store and blobs agree.</summary>
public static class VerifyCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var command = new Command("verify", "Prove that index, store and blobs agree; exit 1 and a list where they do not");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            var count = 0;
            await foreach (var finding in hub.Get<Verification>().ReadAsync(cancellationToken))
            {
                count++;
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{finding.Code}[/] {finding.Message}");
            }

            var differences = await CatalogueIndexer.VerifyAsync(hub.Parts.Settings.InData("index"), hub.Parts.Store.Datasets, hub.Get<ILinks>(), hub.Get<IDuplicates>(), cancellationToken);
            foreach (var difference in differences)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{difference.Accession}[/] {difference.Message}");
            }

            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{count} findings in the store and its blobs, {differences.Count} differences between index and store.");
            return count + differences.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
