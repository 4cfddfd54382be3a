using Hub.Indexing.Analysis;

namespace Hub.Catalogue;

/// <summary>A field of prose.</summary>
/// <param name="Name">The field of the index.</param>
/// <param name="Boost">The factor of a word found in it.</param>
/// <param name="Analyzer">What cuts it into words.</param>
internal sealed record TextField(string Name, float Boost, Analyzer Analyzer);
