using System.CommandLine;

using Hub.Portal.Operating;

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
            var decisions = hub.Get<RunDecisions>();
            var told = parsed.GetValue(decision) == "approve"
                ? await decisions.ApproveAsync(parsed.GetValue(run), "command", Environment.UserName)
                : await decisions.RejectAsync(parsed.GetValue(run), "command", Environment.UserName);
            AnsiConsole.WriteLine(told);
            return 0;
        });
        return command;
    }
}
