namespace Hub.Records;

/// <summary>A curator's word that a dataset stands for whatever cluster it is in; it goes before the rule, and stays.</summary>
/// <param name="Accession">The dataset.</param>
/// <param name="By">The curator's name.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the curator's words.</param>
public sealed record PreferredChoice(string Accession, string By, DateTimeOffset At, string Reason);
