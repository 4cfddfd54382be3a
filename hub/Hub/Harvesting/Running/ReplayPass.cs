using System.Threading.Channels;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Reads every kept payload of an archive's living sources again, without asking the archive.</summary>
internal sealed class ReplayPass(HarvestScope scope, RecordFetch fetch, HarvestOptions options, Run run) : IPass
{
    public string? Broken => null;

    public bool HitWall => false;

    public async Task RunAsync(ChannelWriter<RecordOutcome> outcomes, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        scope.Sources.ReadAsync(scope.Archive.Id, cancellationToken).Where(source => source is { State.IsGone: false, Payload: not null } && source.State.DoneRun != run.Id),
        new ParallelOptions { MaxDegreeOfParallelism = options.ParallelFetches, CancellationToken = cancellationToken },
        async (source, token) => await outcomes.WriteAsync(await fetch.ReplayAsync(source, token), token));
}
