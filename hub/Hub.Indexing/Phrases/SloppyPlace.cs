namespace Hub.Indexing.Phrases;

/// <summary>One place of a phrase whose terms may be moved, while a document is looked at.</summary>
internal sealed class SloppyPlace(PlaceCursor cursor, int order)
{
    private int next;

    internal PlaceCursor Cursor => cursor;

    internal int Offset => cursor.Offset;

    /// <summary>Its number in the phrase.</summary>
    internal int Order => order;

    /// <summary>Where the phrase would begin for the current position; equal for all places of an exact match.</summary>
    internal int Begin { get; private set; }

    /// <summary>The current position in the text.</summary>
    internal int Position => Begin + Offset;

    /// <summary>The places that have a term in common with this one, itself included, in the order of the phrase; null where there is no other.</summary>
    internal SloppyPlace[]? Group { get; set; }

    internal void Enter()
    {
        next = 0;
        MoveNext();
    }

    internal bool MoveNext()
    {
        var positions = cursor.Positions();
        if (next == positions.Length) return false;
        Begin = positions[next++] - Offset;
        return true;
    }

    internal bool IsBefore(SloppyPlace other)
    {
        if (Begin != other.Begin) return Begin < other.Begin;
        return Offset != other.Offset ? Offset < other.Offset : Order < other.Order;
    }
}
