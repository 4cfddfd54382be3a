using Hub.Deposition.Drafts;
using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Publishing;

/// <summary>Brings the record store to what the deposits say, by the same runs as a harvest.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="reader">Knows the hub's own archive.</param>
/// <param name="harvester">Writes the record store.</param>
/// <param name="blobs">Where payloads are kept.</param>
/// <param name="pageTab">Reads page-tab payloads.</param>
public sealed class OwnArchive(Deposits deposits, DepositReader reader, Harvester harvester, IBlobStore blobs, [FromKeyedServices("biostudies")] IConnector pageTab)
{
    /// <summary>Publishes the newest version of a listed deposit, or buries the record of one that is listed no longer.</summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="cancellationToken">Breaks off; repeating it goes on.</param>
    /// <exception cref="RunRefusedException">Another run has the archive.</exception>
    /// <exception cref="ArchiveException">The run failed.</exception>
    public async Task UpdateAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (deposit.IsListed)
        {
            var run = await harvester.ImportAsync(reader.Archive, new DepositConnector(deposits, blobs, pageTab, deposit.Accession), cancellationToken);
            if (run.State != RunState.Succeeded)
            {
                throw new ArchiveException($"Run {run.Id} of the hub's own archive ended {run.State}: {run.Message}");
            }

            return;
        }

        // The listing without the withdrawn deposit is complete, because the hub is its source: what it lacks is gone, however much that is.
        var all = await harvester.RunAsync(reader.Archive, RunMode.Harvest, cancellationToken);
        if (all.State == RunState.Held)
        {
            await harvester.ApproveAsync(all.Id, "the hub, which is the source of this archive", cancellationToken);
        }
    }
}
