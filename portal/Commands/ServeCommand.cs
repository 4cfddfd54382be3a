using System.Globalization;

using Hub.Deposition.Accounts;
using Hub.Portal.Composing;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary>The whole hub: portal, OData, indexing and the schedule of harvests, until it is stopped.</summary>
public static class ServeCommand
{
    /// <summary>Serves until cancelled.</summary>
    /// <param name="arguments">Settings of the command line.</param>
    /// <param name="demoRecords">How many records each generated archive holds; null for the real archives.</param>
    /// <param name="console">Where the address is told.</param>
    /// <param name="cancellationToken">Stops the hub.</param>
    public static async Task<int> RunAsync(string[] arguments, int? demoRecords, IAnsiConsole console, CancellationToken cancellationToken)
    {
        await using var demonstration = demoRecords is { } records ? await Demonstration.StartAsync(records, cancellationToken) : null;
        // What is typed wins over what the demonstration sets.
        await using var hub = await RunningHub.StartAsync([.. demonstration?.Settings ?? [], .. arguments], cancellationToken);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The hub is at [link]{hub.Address}[/]. Its data lie in {hub.DataFolder}.");
        if (demonstration is not null)
        {
            await CorrelatedRecords.LinkAsync(hub.Services, cancellationToken);
            var password = await DemonstrationAccount.RenewAsync(hub.Services.GetRequiredService<AccountRegistry>(), cancellationToken);
            console.MarkupLine("[yellow]Demonstration:[/] the archives are generated on this machine; none of their records is real.");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Sign in as {DemonstrationAccount.Email} with {password} to deposit, curate and register partners; {CorrelatedRecords.Light}, {CorrelatedRecords.Electron} and {CorrelatedRecords.XRay} have transformations between them.");
        }

        await hub.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
