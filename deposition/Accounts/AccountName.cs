namespace Hub.Deposition.Accounts;

/// <summary>A value that only one account may have: the document under it names the account.</summary>
/// <param name="Value">The address or ORCID iD.</param>
/// <param name="Account">The account's id.</param>
internal sealed record AccountName(string Value, string Account);
