namespace Hub.Records;

/// <summary>A person or an organisation, never with an e-mail address or telephone number.</summary>
/// <param name="Name">As the source writes it, <c>Lancey C</c> or <c>Claudia Lancey</c>.</param>
/// <param name="Orcid">Sixteen digits in four groups, <c>0000-0002-1777-3160</c>, check digit verified.</param>
/// <param name="Affiliation">The institution as stated.</param>
public sealed record Author(string Name, string? Orcid = null, string? Affiliation = null);
