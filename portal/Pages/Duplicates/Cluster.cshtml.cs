using Hub.Deposition.Accounts;
using Hub.Duplicates;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One cluster: its datasets side by side, what shows that they are the same, and a curator's splits, joins and choices.</summary>
/// <param name="duplicates">The clusters.</param>
/// <param name="datasets">The datasets in them.</param>
/// <param name="history">What curators did.</param>
/// <param name="decisions">Joins, splits and choices.</param>
[Authorize(Policy = Roles.Curator)]
public sealed class ClusterModel(IDuplicates duplicates, IDatasets datasets, DuplicateDecisions history, ClusterDecisions decisions) : FormPage
{
    /// <summary>The cluster.</summary>
    public DuplicateCluster Cluster { get; private set; } = null!;

    /// <summary>Its datasets, in order of accessions.</summary>
    public IReadOnlyList<(Dataset Dataset, bool IsDeleted)> Members { get; private set; } = [];

    /// <summary>What curators did with it or its datasets, the last first.</summary>
    public IReadOnlyList<DuplicateAct> History { get; private set; } = [];

    /// <summary>The datasets to take out.</summary>
    [BindProperty]
    public IReadOnlyList<string> Apart { get; set; } = [];

    /// <summary>Why they are other data, as typed.</summary>
    [BindProperty]
    public string? SplitReason { get; set; }

    /// <summary>The dataset to join, as typed.</summary>
    [BindProperty]
    public string? Accession { get; set; }

    /// <summary>Why it is the same, as typed.</summary>
    [BindProperty]
    public string? JoinReason { get; set; }

    /// <summary>The dataset that is to stand for all; empty for the rule.</summary>
    [BindProperty]
    public string? Preferred { get; set; }

    /// <summary>Why it is to stand for all, as typed.</summary>
    [BindProperty]
    public string? PreferReason { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await duplicates.FindAsync(id, cancellationToken) is not { } cluster)
        {
            return NotFound();
        }

        Cluster = cluster;
        var members = new List<(Dataset, bool)>();
        foreach (var member in cluster.Members)
        {
            if (await datasets.FindAsync(member.Accession, cancellationToken) is { } stored)
            {
                members.Add((stored.Dataset, stored.IsDeleted));
            }
        }

        Members = members;
        var names = cluster.Members.Select(member => member.Accession).Concat(cluster.Former).ToHashSet(StringComparer.Ordinal);
        var acts = await history.HistoryAsync(cancellationToken).Where(act => act.Cluster == id || act.Accessions.Concat(act.Out).Any(names.Contains)).ToListAsync(cancellationToken);
        History = [.. acts.AsEnumerable().Reverse()];
        return Page();
    }

    /// <summary>Takes datasets out.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostSplitAsync(string id, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await decisions.SplitAsync(id, Apart, SplitReason ?? "", User, cancellationToken);
            Done = "Taken out. They stay apart, whatever later harvests say.";
            return LocalRedirect("/curation/duplicates/" + Uri.EscapeDataString(id));
        },
        () => OnGetAsync(id, cancellationToken));

    /// <summary>Lets a dataset stand for all, or the rule choose again.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostPreferAsync(string id, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var chosen = string.IsNullOrEmpty(Preferred) ? null : Preferred;
            await decisions.PreferAsync(id, chosen, PreferReason ?? "", User, cancellationToken);
            Done = chosen is null ? "The rule chooses again." : $"{chosen} stands for all, whatever later harvests say.";
            return LocalRedirect("/curation/duplicates/" + Uri.EscapeDataString(id));
        },
        () => OnGetAsync(id, cancellationToken));

    /// <summary>Joins another dataset.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostJoinAsync(string id, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            if (await duplicates.FindAsync(id, cancellationToken) is not { Preferred: { } preferred })
            {
                return NotFound();
            }

            var joined = await decisions.JoinAsync([preferred, (Accession ?? "").Trim()], JoinReason ?? "", User, cancellationToken);
            Done = "Joined. They stay one, whatever later harvests say.";
            return LocalRedirect("/curation/duplicates/" + Uri.EscapeDataString(joined.Length == 0 ? id : joined));
        },
        () => OnGetAsync(id, cancellationToken));
}
