namespace Hub.Store;

/// <summary>
/// The ledger. One run at a time writes for an archive: the holder of its lease. Counts, sources, datasets and problems
/// of a batch are committed together, so a run that dies at any point can be continued and still adds up.
/// </summary>
public interface IRuns
{
    /// <summary>
    /// Starts a run, or continues one of the same mode and mapping whose lease lapsed; one of another mode or mapping is
    /// closed as <see cref="RunState.Interrupted"/>. Refused, with the run in the way, while a lease of the archive holds.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task<RunStart> StartAsync(RunRequest request, CancellationToken cancellationToken);

    /// <summary>Takes the lease of a held run, to carry out or drop its deletions; refused while another lease of the archive holds.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="leaseTime">How long the lease holds without a heartbeat.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="InvalidOperationException">There is no such run, or it is not held.</exception>
    Task<RunStart> ClaimHeldAsync(long run, string owner, TimeSpan leaseTime, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease; true when somebody asked the run to stop.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="LeaseLostException">Another has it.</exception>
    Task<bool> HeartbeatAsync(RunLease lease, CancellationToken cancellationToken);

    /// <summary>Lets a lease lapse now, because its process is known to be dead or its work broke off; the run stays open to be continued.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="owner">The dead owner; nothing happens when another holds the run by now.</param>
    /// <param name="because">Why its work broke off, for the run's message until it goes on; null where nobody knows.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task ExpireLeaseAsync(long run, string owner, string? because, CancellationToken cancellationToken);

    /// <summary>
    /// Commits one batch: sources, their records and problems, the datasets of every accession touched, and the counts.
    /// A key that this run already dealt with is written again but counted once.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="outcomes">What was done with each listed record, a key at most once.</param>
    /// <param name="merge">How the sources of one accession become its dataset.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The run's counts including this batch.</returns>
    /// <exception cref="LeaseLostException">Another has the lease; nothing was written.</exception>
    Task<RunCounts> ApplyAsync(RunLease lease, IReadOnlyCollection<RecordOutcome> outcomes, MergeSources merge, CancellationToken cancellationToken);

    /// <summary>
    /// How many living sources neither this run nor a later one met in the listing. Tells what is gone only after a
    /// complete listing; of a held run it is what its approval would delete.
    /// </summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    Task<MissingSources> CountMissingAsync(long run, CancellationToken cancellationToken);

    /// <summary>Streams the keys of <see cref="CountMissingAsync"/>.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<string> ReadMissingAsync(long run, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the next missing sources as gone, merges or buries their datasets, and counts them.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="merge">How the remaining sources of one accession become its dataset.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>How many were marked; 0 when none is left.</returns>
    /// <exception cref="LeaseLostException">Another has the lease; nothing was written.</exception>
    Task<int> RemoveMissingAsync(RunLease lease, int limit, MergeSources merge, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the run and gives the lease back. A complete listing makes earlier held runs of the archive
    /// <see cref="RunState.Superseded"/>.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="end">How.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="LeaseLostException">Another has the lease.</exception>
    Task<Run> EndAsync(RunLease lease, RunEnd end, CancellationToken cancellationToken);

    /// <summary>
    /// Streams what a run set aside, by key; records that a later run has dealt with are left out, and changes of records that the run's own complete listing lacks in the end. Gone as soon as the run
    /// ends in another state than held, or a later run reads a complete listing; what an archive's newest replay replaced stays.
    /// </summary>
    /// <param name="run">The run's id.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<RecordOutcome> ReadSetAsideAsync(long run, SetAside kind, CancellationToken cancellationToken);

    /// <summary>How many records a run has altered or holds, each once, whatever became of it later in the run: what its budget is used up by.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    Task<long> CountSetAsideAsync(long run, CancellationToken cancellationToken);

    /// <summary>Merges datasets anew from what their living sources say, or buries them where none is left, whatever stands there now; each gets a new change number.</summary>
    /// <param name="accessions">The datasets, at most a thousand.</param>
    /// <param name="merge">How the sources of one accession become its dataset.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task RemergeAsync(IReadOnlyCollection<string> accessions, MergeSources merge, CancellationToken cancellationToken);

    /// <summary>Asks a running run to stop: its holder sees it at the next heartbeat, and a run whose holder is dead ends at once, or when its lease has lapsed.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when no such run is running.</returns>
    Task<bool> RequestStopAsync(long run, CancellationToken cancellationToken);

    /// <summary>One run; null where there is none of that id.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Run?> FindAsync(long run, CancellationToken cancellationToken);

    /// <summary>When an archive's runs last did well.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<RunMilestones> FindMilestonesAsync(string archive, CancellationToken cancellationToken);

    /// <summary>An archive's newest runs, newest first.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<Run>> ReadNewestAsync(string archive, int limit, CancellationToken cancellationToken);
}
