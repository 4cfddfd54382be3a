using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>What a fuzzy word stands for: terms with the share of the score that each has, scored as if each were as frequent among documents as the most frequent of them.</summary>
internal sealed record BlendedTermsQuery(string Field, IReadOnlyList<(string Term, float Share)> Terms, long DocFreq) : Query;
