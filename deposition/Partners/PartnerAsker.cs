namespace Hub.Deposition.Partners;

/// <summary>Who asks for a change of a partner.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="IsCurator">Whether it may decide over everybody's.</param>
public sealed record PartnerAsker(string Account, bool IsCurator);
