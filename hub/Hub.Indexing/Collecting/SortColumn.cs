using Hub.Indexing.Columns;
using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Collecting;

/// <summary>One step of an order as numbers: smaller comes first, and documents without a value have the largest.</summary>
internal sealed class SortColumn
{
    internal const long Missing = long.MaxValue;

    private readonly Commit commit;
    private readonly SortKey key;
    private readonly FieldKind kind;
    private readonly GlobalOrdinals? ordinals;
    private int segment;
    private OrdinalColumn? keywords;
    private NumberColumn? numbers;
    private int[]? toGlobal;

    internal SortColumn(Commit commit, SortKey key)
    {
        this.commit = commit;
        this.key = key;
        if (IsScore) return;
        kind = commit.Schema.Find(key.Field!)?.Kind ?? throw new QueryRefusedException($"Hits cannot be sorted by '{key.Field}': the index has no such field.");
        if (kind == FieldKind.Text) throw new QueryRefusedException($"Hits cannot be sorted by '{key.Field}': it is prose. Declare a keyword field beside it.");
        if (kind == FieldKind.Keyword) ordinals = commit.Ordinals(key.Field!);
    }

    internal bool IsScore => key.Field is null;

    internal bool Descending => key.Descending;

    /// <summary>A number that no document of a block of rows comes before.</summary>
    internal unsafe long BestOfBlock(int block)
    {
        if (numbers is null || numbers.Extremes == null) return long.MinValue;
        return key.Descending ? ~numbers.Extremes[(2 * block) + 1] : numbers.Extremes[2 * block];
    }

    /// <summary>The blocks of rows, those with the best values first; null where the column says nothing of its blocks.</summary>
    internal unsafe int[]? BlocksInOrder()
    {
        if (numbers is null || numbers.Extremes == null) return null;
        return key.Descending ? numbers.BlocksByMaximum : numbers.BlocksByMinimum;
    }

    internal void BeginSegment(int index)
    {
        segment = index;
        if (IsScore) return;
        var reader = commit.Segments[index].Segment.Field(key.Field!);
        keywords = kind == FieldKind.Keyword ? reader?.Ordinals : null;
        numbers = kind == FieldKind.Keyword ? null : reader?.Numbers;
        toGlobal = ordinals?.Of(segment);
    }

    /// <summary>Whether a document surely comes after a number; false where only <see cref="Value"/> can tell.</summary>
    internal unsafe bool IsBehind(int doc, long bound)
    {
        if (numbers is null || numbers.Extremes == null) return false;
        long value = numbers.At(doc);
        return (key.Descending ? ~value : value) > bound;
    }

    /// <summary>The number of a document.</summary>
    internal long Value(int doc, float score)
    {
        if (IsScore) return key.Descending ? -(long)SortableDouble.ToBits(score) : SortableDouble.ToBits(score);
        return kind == FieldKind.Keyword ? Keyword(doc) : Number(doc);
    }

    /// <summary>The number of a cursor's value.</summary>
    internal long ValueOf(object? value)
    {
        if (value is null) return Missing;
        if (IsScore) return Value(0, Convert.ToSingle(value, System.Globalization.CultureInfo.InvariantCulture));
        if (kind == FieldKind.Keyword) return OfKeyword((string)value);
        long number = kind == FieldKind.Double ? SortableDouble.ToBits((double)value) : (long)value;
        return key.Descending ? ~number : number;
    }

    /// <summary>What a number stands for, for the caller.</summary>
    internal object? Read(long number)
    {
        if (number == Missing) return null;
        if (IsScore) return (float)SortableDouble.FromBits(key.Descending ? -number : number);
        long plain = key.Descending ? ~number : number;
        return kind switch
        {
            FieldKind.Keyword => ordinals!.Term((int)(plain >> 1)),
            FieldKind.Double => SortableDouble.FromBits(plain),
            _ => plain,
        };
    }

    // keywords take the odd numbers, so that a cursor's keyword that is gone has a place between them
    private long OfKeyword(string term)
    {
        int at = ordinals!.LowerBound(term);
        long number = at < ordinals.Count && ordinals.Term(at) == term ? (2L * at) + 1 : 2L * at;
        return key.Descending ? ~number : number;
    }

    private long Keyword(int doc)
    {
        if (keywords is null) return Missing;
        var (from, to) = keywords.Rows.Places(doc);
        if (from == to) return Missing;
        int ordinal = keywords.At(key.Descending ? to - 1 : from) - 1;
        if (ordinal < 0) return Missing;
        if (toGlobal is not null) ordinal = toGlobal[ordinal];
        long number = (2L * ordinal) + 1;
        return key.Descending ? ~number : number;
    }

    private long Number(int doc)
    {
        if (numbers is null) return Missing;
        var (from, to) = numbers.Places(doc);
        if (from == to) return Missing;
        return key.Descending ? ~numbers.At(to - 1) : numbers.At(from);
    }
}
