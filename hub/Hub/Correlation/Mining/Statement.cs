using Hub.Records;

namespace Hub.Correlation;

/// <summary>What one record says of another, before it is known whether the other exists.</summary>
/// <param name="Target">The accession or name it speaks of.</param>
/// <param name="Relation">How the record belongs to it.</param>
/// <param name="By">The archive, or the rule that read a text.</param>
/// <param name="Evidence">Where it says so, with the words around.</param>
public sealed record Statement(string Target, LinkRelation Relation, Asserter By, string Evidence);
