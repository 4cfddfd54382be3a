using System.Globalization;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary>One run from the command line, with a progress bar, or the changes it would make.</summary>
internal static class OneRun
{
    /// <summary>Runs, or previews.</summary>
    /// <returns>0 where every record could be read, 1 where not.</returns>
    public static Task<int> DoAsync(CommandHub hub, ArchiveDefinition archive, RunMode mode, bool dryRun, CancellationToken cancellationToken) =>
        dryRun ? PreviewAsync(hub.Harvester, archive, mode, cancellationToken) : RunAsync(hub, archive, mode, cancellationToken);

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
