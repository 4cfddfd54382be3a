using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Registering;

/// <summary>Datasets of other archives, to compare a sample with.</summary>
internal static class OtherDatasets
{
    private const int MostCompared = 2_000;

    /// <summary>The ones that changed last.</summary>
    internal static async Task<List<Dataset>> ReadAsync(IDatasets datasets, string archive, CancellationToken cancellationToken)
    {
        var last = await datasets.LastChangeAsync(cancellationToken);
        return await datasets.ReadChangesAsync(Math.Max(0, last - MostCompared), cancellationToken)
            .Where(stored => !stored.IsDeleted && stored.Dataset.Archive != archive).Select(stored => stored.Dataset).Take(MostCompared).ToListAsync(cancellationToken);
    }
}
