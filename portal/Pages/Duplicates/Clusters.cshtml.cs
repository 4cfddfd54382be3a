using System.Globalization;

using Hub.Deposition.Accounts;
using Hub.Portal.Operating;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Portal.Pages;

/// <summary>The clusters of datasets that are the same, for curators.</summary>
/// <param name="lists">Gathers what is shown.</param>
/// <param name="decisions">Joins.</param>
[Authorize(Policy = Roles.Curator)]
public sealed class ClustersModel(ClusterLists lists, ClusterDecisions decisions) : FormPage
{
    private const string Address = "/curation/duplicates";

    /// <summary>What is shown.</summary>
    public ClusterList List { get; private set; } = null!;

    /// <summary>Which clusters are shown.</summary>
    public ClusterFilter Filter => new(Request.Query["find"], Request.Query["evidence"], Request.Query["archive"]);

    /// <summary>The accessions to join, as typed.</summary>
    [BindProperty]
    public string? Accessions { get; set; }

    /// <summary>Why, as typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The address of another page.</summary>
    /// <param name="number">The page, from 1.</param>
    public string AddressOf(long number) => QueryHelpers.AddQueryString(
        Address,
        new Dictionary<string, string?> { ["find"] = Filter.Find, ["evidence"] = Filter.EvidenceName, ["archive"] = Filter.Archive, ["page"] = FormattableString.Invariant($"{number}") });

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        List = await lists.ReadAsync(Filter, int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1, cancellationToken);
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
            return LocalRedirect(id.Length == 0 ? Address : $"{Address}/{id}");
        },
        () => OnGetAsync(cancellationToken));
}
