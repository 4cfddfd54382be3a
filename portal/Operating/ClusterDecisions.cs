using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Duplicates;

namespace Hub.Portal.Operating;

/// <summary>Joins and splits clusters and says who stands for them, for a curator, and notes it in the audit log with the change itself.</summary>
/// <param name="decisions">Carries decisions out.</param>
/// <param name="audit">The audit log.</param>
public sealed class ClusterDecisions(DuplicateDecisions decisions, AuditLog audit)
{
    /// <summary>Makes datasets one cluster, with all that belong to them already.</summary>
    /// <param name="accessions">Two at least.</param>
    /// <param name="reason">Why.</param>
    /// <param name="curator">Who decides.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The cluster's id; empty while the datasets have not been read yet.</returns>
    /// <exception cref="RefusedException">They cannot be joined.</exception>
    public Task<string> JoinAsync(IReadOnlyList<string> accessions, string reason, ClaimsPrincipal curator, CancellationToken cancellationToken) => RefusingAsync(() => decisions.JoinAsync(
        accessions,
        NameOf(curator),
        reason,
        [audit.Entry(IdOf(curator), "duplicates-joined", accessions is [var first, ..] ? first : "", $"{string.Join(", ", accessions)} are one: {reason}")],
        cancellationToken));

    /// <summary>Takes datasets out of a cluster for good.</summary>
    /// <param name="cluster">The cluster's id.</param>
    /// <param name="apart">The datasets to take out.</param>
    /// <param name="reason">Why.</param>
    /// <param name="curator">Who decides.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">They cannot be taken out.</exception>
    public Task SplitAsync(string cluster, IReadOnlyList<string> apart, string reason, ClaimsPrincipal curator, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        await decisions.SplitAsync(
            cluster,
            apart,
            NameOf(curator),
            reason,
            [audit.Entry(IdOf(curator), "duplicates-split", apart is [var first, ..] ? first : cluster, $"{string.Join(", ", apart)} taken out of {cluster}: {reason}")],
            cancellationToken);
        return cluster;
    });

    /// <summary>Lets one dataset of a cluster stand for it, or lets the rule choose again.</summary>
    /// <param name="cluster">The cluster's id.</param>
    /// <param name="accession">One of its datasets; null for the rule.</param>
    /// <param name="reason">Why.</param>
    /// <param name="curator">Who decides.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">It cannot be chosen.</exception>
    public Task PreferAsync(string cluster, string? accession, string reason, ClaimsPrincipal curator, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        await decisions.PreferAsync(
            cluster,
            accession,
            NameOf(curator),
            reason,
            [audit.Entry(IdOf(curator), "duplicates-preferred", accession ?? cluster, accession is null ? $"The rule chooses again for {cluster}: {reason}" : $"{accession} stands for {cluster}: {reason}")],
            cancellationToken);
        return cluster;
    });

    private static string IdOf(ClaimsPrincipal curator) => curator.AccountId() ?? throw new InvalidOperationException("The address asks for nobody's account: its policy is missing.");

    private static string NameOf(ClaimsPrincipal curator) => curator.Identity?.Name ?? IdOf(curator);

    private static async Task<string> RefusingAsync(Func<Task<string>> decide)
    {
        try
        {
            return await decide();
        }
        catch (DuplicateRefusedException refused)
        {
            throw new RefusedException(Refusal.Invalid, "duplicates-not-decided", refused.Message);
        }
    }
}
