namespace Hub.Indexing.Collecting;

/// <summary>A document with the numbers it is ordered by.</summary>
internal sealed record SortedDoc(int Segment, int Doc, float Score, long[] Values);
