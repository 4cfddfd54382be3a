using Hub.Deposition.Accounts;
using Hub.Duplicates;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Portal.Pages;

/// <summary>The clusters of datasets that are the same, for curators.</summary>
/// <param name="duplicates">The clusters.</param>
/// <param name="datasets">The datasets in them.</param>
/// <param name="history">What curators did.</param>
/// <param name="decisions">Joins.</param>
[Authorize(Policy = Roles.Curator)]
public sealed class ClustersModel(IDuplicates duplicates, IDatasets datasets, DuplicateDecisions history, ClusterDecisions decisions) : FormPage
{
    /// <summary>The value of the filter for clusters that a curator decided on.</summary>
    public const string Curator = "curator";

    private const int PageSize = 25;
    private const int MostActs = 50;
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    /// <summary>The page's clusters.</summary>
    public IReadOnlyList<DuplicateCluster> Shown { get; private set; } = [];

    /// <summary>What curators did, the last first.</summary>
    public IReadOnlyList<DuplicateAct> History { get; private set; } = [];

    /// <summary>How many clusters there are under the filter.</summary>
    public long Total { get; private set; }

    /// <summary>How many datasets are in them.</summary>
    public long Kept { get; private set; }

    /// <summary>An accession or a cluster's id to look for.</summary>
    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    /// <summary>The kind of evidence to look for, by name.</summary>
    [FromQuery(Name = "evidence")]
    public string? EvidenceName { get; set; }

    /// <summary>The archive to look for.</summary>
    [FromQuery(Name = "archive")]
    public string? Archive { get; set; }

    /// <summary>The page, from 1.</summary>
    [FromQuery(Name = "page")]
    public int? AskedNumber { get; set; }

    /// <summary>The accessions to join, as typed.</summary>
    [BindProperty]
    public string? Accessions { get; set; }

    /// <summary>Why, as typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The kind of evidence to look for.</summary>
    public EvidenceKind? Evidence => Enum.TryParse<EvidenceKind>(EvidenceName, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Whether only clusters that a curator decided on are shown.</summary>
    public bool IsDecided => EvidenceName == Curator;

    /// <summary>The page shown.</summary>
    public int Number => Math.Clamp(AskedNumber ?? 1, 1, Last);

    /// <summary>The last page.</summary>
    public int Last => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The title of what stands for a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    public string TitleOf(DuplicateCluster cluster) => titles.GetValueOrDefault(cluster.Preferred ?? "") ?? "";

    /// <summary>The address of another page.</summary>
    /// <param name="number">The page, from 1.</param>
    public string AddressOf(long number) => QueryHelpers.AddQueryString("/curation/duplicates", new Dictionary<string, string?>
    {
        ["find"] = Find, ["evidence"] = EvidenceName, ["archive"] = Archive, ["page"] = FormattableString.Invariant($"{number}"),
    });

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await duplicates.ReadAsync(cancellationToken).Where(IsWanted).ToListAsync(cancellationToken);
        (Total, Kept) = (found.Count, found.Sum(cluster => cluster.Members.Count));
        Shown = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
        foreach (var cluster in Shown)
        {
            titles[cluster.Preferred!] = (await datasets.FindAsync(cluster.Preferred!, cancellationToken))?.Dataset.Title ?? "";
        }

        var acts = await history.HistoryAsync(cancellationToken).ToListAsync(cancellationToken);
        History = [.. acts.AsEnumerable().Reverse().Take(MostActs)];
        return Page();
    }

    /// <summary>Joins datasets.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            string[] accessions = (Accessions ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var id = await decisions.JoinAsync(accessions, Reason ?? "", User, cancellationToken);
            Done = "Joined. They stay one, whatever later harvests say.";
            return LocalRedirect("/curation/duplicates" + (id.Length == 0 ? "" : "/" + id));
        },
        () => OnGetAsync(cancellationToken));

    private bool IsWanted(DuplicateCluster cluster) =>
        cluster.Members.Count > 0
        && (string.IsNullOrWhiteSpace(Archive) || cluster.Members.Any(member => member.Archive == Archive))
        && (Evidence is not { } kind || cluster.Kinds().Contains(kind))
        && (!IsDecided || cluster.Pairs.Any(pair => pair.Decision is not null))
        && (string.IsNullOrWhiteSpace(Find) || Names(cluster).Any(name => name.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Names(DuplicateCluster cluster) => cluster.Members.Select(member => member.Accession).Append(cluster.Id);
}
