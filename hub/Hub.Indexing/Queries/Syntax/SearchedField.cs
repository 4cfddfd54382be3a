namespace Hub.Indexing.Queries.Syntax;

/// <summary>A field that words without a field are looked up in.</summary>
/// <param name="Name">A text or keyword field.</param>
/// <param name="Boost">What a match in it is multiplied by; more than zero.</param>
public sealed record SearchedField(string Name, float Boost = 1);
