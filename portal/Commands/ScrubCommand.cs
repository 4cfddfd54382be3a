using System.CommandLine;
using System.Globalization;

using Hub.Store;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>scrub</c>: reads all blobs again now, heals what a second copy can heal, and lists what is damaged.</summary>
public static class ScrubCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var command = new Command("scrub", "Read all blobs again and heal damaged ones from the second copy; exit 1 and a list where some stay damaged");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            var ledger = hub.Get<ScrubLedger>();
            var pass = await ledger.RunAsync(Tell, cancellationToken);
            var damaged = await ledger.ReadOpenAsync(cancellationToken).CountAsync(cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{pass.Blobs} blobs of {pass.Bytes >> 20} MB were read again; {damaged} copies are damaged.");
            return damaged == 0 ? 0 : 1;
        });
        return command;
    }

    private static void Tell(BlobDamage damage) => AnsiConsole.MarkupLineInterpolated(
        CultureInfo.InvariantCulture,
        $"{(damage.HealedAt is null ? "not healed" : "healed")}: {damage.Digest} of the {damage.Place} place was {damage.State}");
}
