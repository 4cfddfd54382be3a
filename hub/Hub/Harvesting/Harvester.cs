using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Harvesting;

/// <summary>
/// Runs harvests, replays and the decisions on held runs. Whatever ends a run (a crash, a stop, a broken listing), what
/// was stored stays, nothing is deleted without a complete listing, and the next start goes on where it ended.
/// </summary>
/// <param name="store">The truth.</param>
/// <param name="blobs">Where payloads and file lists are kept.</param>
/// <param name="clients">The ways out to archives.</param>
/// <param name="connectors">The connector of a kind, or null where there is none.</param>
/// <param name="mapping">How sources become datasets.</param>
/// <param name="feed">Who is told how runs go.</param>
/// <param name="options">Settings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class Harvester(
    IRecordStore store,
    IBlobStore blobs,
    ArchiveClients clients,
    Func<string, IConnector?> connectors,
    Mapping mapping,
    RunFeed feed,
    IOptions<HarvestOptions> options,
    TimeProvider time,
    ILogger<Harvester> logger)
{
    private readonly HarvestScopes scopes = new(store, clients, connectors, mapping, time);
    private readonly RunStarter starter = new(store.Runs, options.Value, logger);
    private readonly RunWork work = new(store, mapping, feed, options.Value, time, logger);

    /// <summary>Runs once over an archive, or continues a run whose process died, and returns how it ended.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="mode">Where payloads come from.</param>
    /// <param name="cancellationToken">Breaks the run off; the next start continues it.</param>
    /// <exception cref="RunRefusedException">Another run has the archive.</exception>
    public Task<Run> RunAsync(ArchiveDefinition archive, RunMode mode, CancellationToken cancellationToken) =>
        RunAsync(scope => scope, archive, mode, cancellationToken);

    /// <summary>Takes in what a connector of one's own lists, such as a folder's, as records of an archive. Nothing is deleted: what it lacks is not gone.</summary>
    /// <param name="archive">The archive whose records they are.</param>
    /// <param name="connector">Lists and reads them.</param>
    /// <param name="cancellationToken">Breaks the run off; the next start continues it.</param>
    /// <exception cref="RunRefusedException">Another run has the archive.</exception>
    public Task<Run> ImportAsync(ArchiveDefinition archive, IConnector connector, CancellationToken cancellationToken) =>
        RunAsync(scope => scope with { Connector = connector }, archive, RunMode.Import, cancellationToken);

    private async Task<Run> RunAsync(Func<HarvestScope, HarvestScope> adapt, ArchiveDefinition archive, RunMode mode, CancellationToken cancellationToken)
    {
        var staged = new StagedBlobs(blobs, store.SmallBlobs);
        var scope = adapt(scopes.Of(archive, staged, isFull: mode == RunMode.FullHarvest));
        var version = MappingVersion.Of(archive, scope.Connector, mapping);
        var start = await starter.StartAsync(archive.Id, mode, version, cancellationToken);
        var fetch = new RecordFetch(scope, version, isFull: mode == RunMode.FullHarvest);
        IPass pass = mode == RunMode.Replay ? new ReplayPass(scope, fetch, options.Value, start.Run) : new ListingPass(scope, fetch, options.Value, start.Run);
        return await work.PassAsync(start, pass, staged, cancellationToken);
    }

    /// <summary>Carries out what a held run left for a decision (changes that wait, and deletions), except what a later run has dealt with, and ends it.</summary>
    /// <param name="run">The held run's id.</param>
    /// <param name="by">Who decided, for the run's message.</param>
    /// <param name="cancellationToken">Breaks off; approving again continues.</param>
    /// <exception cref="RunRefusedException">Another run has the archive.</exception>
    /// <exception cref="InvalidOperationException">There is no such run, or it is not held.</exception>
    public async Task<Run> ApproveAsync(long run, string by, CancellationToken cancellationToken)
    {
        var start = await starter.ClaimHeldAsync(run, cancellationToken);
        return await work.ApproveAsync(start, by, cancellationToken);
    }

    /// <summary>Ends a held run without its deletions, and takes back what it altered.</summary>
    /// <param name="run">The held run's id.</param>
    /// <param name="by">Who decided, for the run's message.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RunRefusedException">Another run has the archive.</exception>
    /// <exception cref="InvalidOperationException">There is no such run, or it is not held.</exception>
    public async Task<Run> RejectAsync(long run, string by, CancellationToken cancellationToken)
    {
        var start = await starter.ClaimHeldAsync(run, cancellationToken);
        return await work.RejectAsync(start, by, cancellationToken);
    }

    /// <summary>Streams what a run would change, writing nothing: the command's <c>--dry-run</c>.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="mode">Where payloads come from.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">The listing broke off, so that what is gone cannot be told.</exception>
    public async IAsyncEnumerable<RecordDifference> PreviewAsync(
        ArchiveDefinition archive, RunMode mode, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchBlobs(blobs, time);
        var scope = scopes.OfPreview(archive, scratch);
        var preview = new Preview(scope, MappingVersion.Of(archive, scope.Connector, mapping), mode, options.Value.ParallelFetches);
        await foreach (var difference in preview.ReadAsync(cancellationToken))
        {
            yield return difference;
        }
    }
}
