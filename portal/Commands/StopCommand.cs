using System.CommandLine;

using Hub.Portal.Operating;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>stop RUN</c>: asks a run, in whatever process, to stop.</summary>
public static class StopCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var run = new Argument<long>("run") { Description = "The run's number, as its archive's page shows it" };
        var command = new Command("stop", "Stop a run; what it brought stays, and nothing is deleted after that") { run };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            AnsiConsole.WriteLine(await hub.Get<RunDecisions>().StopAsync(parsed.GetValue(run), "command", cancellationToken));
            return 0;
        });
        return command;
    }
}
