using Hub.Indexing.Matching;

namespace Hub.Indexing.Aggregating;

/// <summary>The groups of an aggregation with their figures.</summary>
internal abstract class GroupSet
{
    /// <summary>Takes the documents of a segment.</summary>
    internal abstract void Add(int segment, DocSet docs);

    /// <summary>How many groups have a document.</summary>
    internal abstract int GroupCount { get; }

    /// <summary>The groups that have a document.</summary>
    internal abstract int[] Present();

    /// <summary>Orders two groups by the value of one field, none first.</summary>
    internal abstract int Compare(int one, int other, int level);

    /// <summary>The value of one field.</summary>
    internal abstract object? Value(int group, int level);

    /// <summary>One of the figures asked for.</summary>
    internal abstract object? Figure(int group, int aggregate);

    /// <summary>A figure as it is ordered by, where groups are numbered in the order of their values and it is an integer; otherwise null.</summary>
    internal virtual long? Rank(int group, int aggregate) => null;

    /// <summary>The groups with the largest figure, the first of equal ones first, where they can be told without sorting all; otherwise null.</summary>
    internal virtual IReadOnlyList<int>? MostFrequent(int aggregate, int skip, int top) => null;
}
