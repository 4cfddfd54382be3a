namespace Hub.Correlation;

/// <summary>An accession that a text names.</summary>
/// <param name="Accession">In its owner's spelling: <c>EMPIAR-10819</c>.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters of the text name it.</param>
public readonly record struct NamedAccession(string Accession, int Start, int Length);
