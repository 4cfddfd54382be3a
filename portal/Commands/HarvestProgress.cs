using System.Globalization;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary>A run on the console: a bar while it goes, a line when it ended.</summary>
internal static class HarvestProgress
{
    /// <summary>Shows a run until it ends, and returns how.</summary>
    public static Task<Run> ShowAsync(IAnsiConsole console, RunFeed feed, ArchiveDefinition archive, Func<Task<Run>> run, CancellationToken cancellationToken) =>
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn()).StartAsync(async progress =>
        {
            var bar = progress.AddTask(Markup.Escape(archive.Name));
            bar.IsIndeterminate = true;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var watching = WatchAsync(feed, archive, bar, ended.Token);
            try
            {
                return await run();
            }
            finally
            {
                await ended.CancelAsync();
                await watching;
                bar.StopTask();
            }
        });

    /// <summary>The line for a run that ended.</summary>
    public static void Conclude(IAnsiConsole console, ArchiveDefinition archive, Run run)
    {
        var colour = run.State == RunState.Succeeded ? "green" : "yellow";
        console.MarkupLine($"[{colour}]{run.State.ToString().ToLowerInvariant()}[/] {Markup.Escape(archive.Name)}, run {run.Id}: {Counts(run.Counts)}. {Markup.Escape(run.Message ?? "")}");
    }

    private static async Task WatchAsync(RunFeed feed, ArchiveDefinition archive, ProgressTask bar, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var now in feed.WatchAsync(cancellationToken).Where(each => each.Run.Archive == archive.Id))
            {
                bar.IsIndeterminate = now.Expected <= 0;
                bar.MaxValue = Math.Max(1, now.Expected);
                bar.Value = now.Run.Counts.Seen;
                bar.Description = $"{Markup.Escape(archive.Name)}: {Counts(now.Run.Counts)}";
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended, and with it what there was to watch.
        }
    }

    private static string Counts(RunCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Seen} seen = {counts.New} new + {counts.Changed} changed + {counts.Unchanged} unchanged + {counts.Failed} failed; {counts.Gone} gone");
}
