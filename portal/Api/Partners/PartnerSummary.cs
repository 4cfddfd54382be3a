using Hub.Deposition.Partners;

namespace Hub.Portal.Api;

/// <summary>A partner's standing, without its secret.</summary>
/// <param name="Id">The archive's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Latest">The number of its newest version.</param>
/// <param name="Submitted">The version that waits for a curator, or null.</param>
/// <param name="Active">The version that it is harvested by, or null.</param>
/// <param name="Approved">Versions that were approved once.</param>
/// <param name="Note">What a curator said, or null.</param>
public sealed record PartnerSummary(string Id, string Name, int Latest, int? Submitted, int? Active, IReadOnlyList<int> Approved, string? Note)
{
    /// <summary>The summary of a partner.</summary>
    /// <param name="partner">The partner.</param>
    public static PartnerSummary Of(Partner partner) => new(partner.Id, partner.Name, partner.Latest, partner.Submitted, partner.Active, partner.Approved, partner.Note);
}
