using Hub.Duplicates;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Pages;

/// <summary>Gathers what the curators' list of clusters shows.</summary>
/// <param name="duplicates">The clusters.</param>
/// <param name="datasets">The datasets in them.</param>
/// <param name="decisions">What curators did.</param>
public sealed class ClusterLists(IDuplicates duplicates, IDatasets datasets, DuplicateDecisions decisions)
{
    private const int PageSize = 25;
    private const int MostActs = 50;

    /// <summary>A page of the list.</summary>
    /// <param name="filter">Which clusters.</param>
    /// <param name="number">The page, from 1; the nearest there is, where there is none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ClusterList> ReadAsync(ClusterFilter filter, int number, CancellationToken cancellationToken)
    {
        var found = await duplicates.ReadAsync(cancellationToken).Where(filter.Wants).ToListAsync(cancellationToken);
        var last = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(number, 1, last);
        var shown = new List<(DuplicateCluster, string)>();
        foreach (var cluster in found.Skip((page - 1) * PageSize).Take(PageSize))
        {
            shown.Add((cluster, (await datasets.FindAsync(cluster.Preferred!, cancellationToken))?.Dataset.Title ?? ""));
        }

        var acts = await decisions.HistoryAsync(cancellationToken).ToListAsync(cancellationToken);
        return new ClusterList(shown, found.Count, found.Sum(cluster => cluster.Members.Count), page, last, [.. acts.AsEnumerable().Reverse().Take(MostActs)]);
    }
}
