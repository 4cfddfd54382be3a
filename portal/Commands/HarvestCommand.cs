using System.CommandLine;

using Hub.Store;

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
            var mode = parsed.GetValue(full) ? RunMode.FullHarvest : RunMode.Harvest;
            return await OneRun.DoAsync(hub, hub.Archive(parsed.GetValue(archive)!), mode, parsed.GetValue(dryRun), cancellationToken);
        });
        return command;
    }
}
