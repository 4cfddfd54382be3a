using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Makes datasets of the store the merge of their living sources again.</summary>
/// <param name="store">The truth.</param>
/// <param name="verification">Tells which are not.</param>
/// <param name="mapping">How sources become datasets.</param>
public sealed class DatasetRepair(IRecordStore store, Verification verification, Mapping mapping)
{
    private const int Together = 500;

    /// <summary>Merges those of some datasets anew that are not the merge of their sources.</summary>
    /// <param name="accessions">The datasets to look at.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>Those that were wrong and are right now.</returns>
    public async Task<IReadOnlyList<string>> RepairAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        foreach (var accession in accessions)
        {
            if (await verification.OfAccessionAsync(accession, cancellationToken) is not null)
            {
                wrong.Add(accession);
            }
        }

        foreach (var batch in wrong.Chunk(Together))
        {
            await store.Runs.RemergeAsync(batch, mapping.Merge, cancellationToken);
        }

        return wrong;
    }
}
