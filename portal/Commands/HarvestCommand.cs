using System.CommandLine;
using System.Globalization;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>harvest ARCHIVE [--full] [--dry-run]</c>: one run now, with a progress bar, or the changes it would make.</summary>
public static class HarvestCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var archive = new Argument<string>("archive") { Description = "The archive's id, as config/archives names it" };
        var full = new Option<bool>("--full") { Description = "Fetch every record again, whatever its change mark says" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the changes it would make, and make none" };
        var command = new Command("harvest", "Harvest one archive now") { archive, full, dryRun };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            var definition = hub.Archive(parsed.GetValue(archive)!);
            return parsed.GetValue(dryRun)
                ? await PreviewAsync(hub.Harvester, definition, Mode(parsed.GetValue(full)), cancellationToken)
                : await RunAsync(hub, definition, Mode(parsed.GetValue(full)), cancellationToken);
        });
        return command;
    }

    private static RunMode Mode(bool full) => full ? RunMode.FullHarvest : RunMode.Harvest;

    private static async Task<int> RunAsync(CommandHub hub, ArchiveDefinition archive, RunMode mode, CancellationToken cancellationToken)
    {
        try
        {
            var run = await HarvestProgress.ShowAsync(AnsiConsole.Console, hub.Feed, archive, () => hub.Harvester.RunAsync(archive, mode, cancellationToken), cancellationToken);
            HarvestProgress.Conclude(AnsiConsole.Console, archive, run);
            return run.State == RunState.Succeeded ? 0 : 1;
        }
        catch (RunRefusedException refused)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{refused.Message}[/]");
            return 1;
        }
    }

    private static async Task<int> PreviewAsync(Harvester harvester, ArchiveDefinition archive, RunMode mode, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<RecordChange, int>();
        await foreach (var difference in harvester.PreviewAsync(archive, mode, cancellationToken))
        {
            counts[difference.Change] = counts.GetValueOrDefault(difference.Change) + 1;
            if (difference.Change != RecordChange.Unchanged)
            {
                Print(difference);
            }
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{string.Join(", ", counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}"))}[/]; nothing was stored.");
        return 0;
    }

    private static void Print(RecordDifference difference)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{difference.Change.ToString().ToLowerInvariant()}[/] {difference.Key}");
        foreach (var field in difference.Fields.Take(40))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {field.Accession} {field.Field}: [red]{Short(field.Before)}[/] → [green]{Short(field.After)}[/]");
        }

        foreach (var problem in difference.Problems)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [yellow]{problem.Code}[/] {problem.Message} {problem.Where}");
        }
    }

    private static string Short(string? value) => value is null ? "–" : value.Length <= 120 ? value : value[..120] + "…";
}
