using Hub.Indexing.Columns;
using Hub.Indexing.Commits;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Aggregating;

/// <summary>The values of one field as small numbers: 0 for none, then each distinct value.</summary>
internal sealed class GroupField
{
    private readonly Commit commit;
    private readonly string name;
    private readonly FieldKind kind;
    private readonly GlobalOrdinals? ordinals;
    private readonly Dictionary<long, int> codes = [];
    private readonly List<long> numbers = [0];
    private OrdinalColumn? keywords;
    private NumberColumn? integers;
    private int[]? toGlobal;

    internal GroupField(Commit commit, string name)
    {
        this.commit = commit;
        this.name = name;
        kind = commit.Schema.Find(name)!.Kind;
        if (kind == FieldKind.Keyword) ordinals = commit.Ordinals(name);
    }

    /// <summary>One more than the largest number that can occur; for integers, that has occurred.</summary>
    internal int Codes => ordinals is null ? numbers.Count : ordinals.Count + 1;

    internal bool IsKeyword => kind == FieldKind.Keyword;

    /// <summary>The column of the segment entered; null where it has none.</summary>
    internal OrdinalColumn? Keywords => keywords;

    internal int[]? ToGlobal => toGlobal;

    internal void BeginSegment(int segment)
    {
        var reader = commit.Segments[segment].Segment.Field(name);
        keywords = IsKeyword ? reader?.Ordinals : null;
        integers = IsKeyword ? null : reader?.Numbers;
        toGlobal = ordinals?.Of(segment);
    }

    /// <summary>The numbers of a document's distinct values; the one 0 where it has none.</summary>
    internal void Read(int doc, List<int> into)
    {
        into.Clear();
        if (keywords is not null) ReadKeywords(doc, into);
        else if (integers is not null) ReadIntegers(doc, into);
        if (into.Count == 0) into.Add(0);
    }

    /// <summary>What a number stands for.</summary>
    internal object? Value(int code)
    {
        if (code == 0) return null;
        if (ordinals is not null) return ordinals.Term(code - 1);
        return kind == FieldKind.Double ? (object)SortableDouble.FromBits(numbers[code]) : numbers[code];
    }

    /// <summary>Orders numbers as what they stand for, none first.</summary>
    internal int Compare(int one, int other)
    {
        if (ordinals is not null || one == 0 || other == 0) return one.CompareTo(other);
        return numbers[one].CompareTo(numbers[other]);
    }

    private void ReadKeywords(int doc, List<int> into)
    {
        var (from, to) = keywords!.Rows.Places(doc);
        for (; from < to; from++)
        {
            int code = keywords.At(from);
            if (code != 0) into.Add(toGlobal is null ? code : toGlobal[code - 1] + 1);
        }
    }

    private void ReadIntegers(int doc, List<int> into)
    {
        var (from, to) = integers!.Places(doc);
        for (int at = from; at < to; at++)
        {
            long value = integers.At(at);
            if (at > from && value == integers.At(at - 1)) continue;
            if (!codes.TryGetValue(value, out int code))
            {
                codes[value] = code = numbers.Count;
                numbers.Add(value);
            }
            into.Add(code);
        }
    }
}
