using Hub.Duplicates;
using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>One page of clusters.</summary>
/// <param name="Shown">The clusters, each with the title of what stands for it.</param>
/// <param name="Total">How many there are under the filter.</param>
/// <param name="Held">How many datasets are in these.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Last">The last page.</param>
/// <param name="History">What curators did, the last first.</param>
public sealed record ClusterList(IReadOnlyList<(DuplicateCluster Cluster, string Title)> Shown, int Total, int Held, int Number, int Last, IReadOnlyList<DuplicateAct> History);
