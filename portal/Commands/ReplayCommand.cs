using System.CommandLine;

using Hub.Store;

namespace Hub.Portal.Commands;

/// <summary><c>replay ARCHIVE [--dry-run]</c>: reads the kept payloads again with the present mapping; the archive is not asked.</summary>
public static class ReplayCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var archive = new Argument<string>("archive") { Description = "The archive's id, as config/archives names it" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what the present mapping would change, and change nothing" };
        var command = new Command("replay", "Read an archive's kept payloads again with the present mapping, without asking the archive; the run's page lists what changed") { archive, dryRun };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            return await OneRun.DoAsync(hub, hub.Archive(parsed.GetValue(archive)!), RunMode.Replay, parsed.GetValue(dryRun), cancellationToken);
        });
        return command;
    }
}
