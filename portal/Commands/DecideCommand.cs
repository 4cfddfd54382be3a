using System.CommandLine;
using System.Globalization;

using Hub.Harvesting;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>decide RUN approve|reject</c>: carries out what a held run left for a decision, or drops it.</summary>
public static class DecideCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var run = new Argument<long>("run") { Description = "The held run's number, as its archive's page shows it" };
        var decision = new Argument<string>("decision") { Description = "approve or reject" };
        decision.AcceptOnlyFromAmong("approve", "reject");
        var command = new Command("decide", "Carry out the changes and deletions of a held run, or drop them and take back what it altered") { run, decision };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            try
            {
                var who = Environment.UserName;
                var ended = parsed.GetValue(decision) == "approve"
                    ? await hub.Harvester.ApproveAsync(parsed.GetValue(run), who, cancellationToken)
                    : await hub.Harvester.RejectAsync(parsed.GetValue(run), who, cancellationToken);
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Run {ended.Id} over {ended.Archive} is {ended.State.ToString().ToLowerInvariant()}. {ended.Message}");
                return 0;
            }
            catch (Exception refused) when (refused is RunRefusedException or InvalidOperationException)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{refused.Message}[/]");
                return 1;
            }
        });
        return command;
    }
}
