using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Registering;

/// <summary>Datasets of other archives, to compare a sample with.</summary>
internal static class OtherDatasets
{
    private const int MostCompared = 2_000;

    // Where the last changes are all the archive's own.
    private const int Further = 20;

    /// <summary>The ones that changed last; none only where there are none at all.</summary>
    internal static async Task<List<Dataset>> ReadAsync(IDatasets datasets, string archive, CancellationToken cancellationToken)
    {
        var last = await datasets.LastChangeAsync(cancellationToken);
        for (long reach = MostCompared; ; reach *= Further)
        {
            var found = await datasets.ReadChangesAsync(Math.Max(0, last - reach), cancellationToken)
                .Where(stored => !stored.IsDeleted && stored.Dataset.Archive != archive).Select(stored => stored.Dataset).Take(MostCompared).ToListAsync(cancellationToken);
            if (found.Count > 0 || reach >= last)
            {
                return found;
            }
        }
    }
}
