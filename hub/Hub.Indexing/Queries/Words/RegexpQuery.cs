namespace Hub.Indexing.Queries;

/// <summary>Documents with a term that a regular expression matches as a whole, each worth 1. The expression runs in time linear in the term.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Pattern">The expression in Lucene's syntax: <c>| &amp; ~ ? * + {n,m} [...] [^...] . # @ "..." (...) &lt;n-m&gt; \c</c>; <c>^</c> and <c>$</c> are no anchors.</param>
public sealed record RegexpQuery(string Field, string Pattern) : Query;
