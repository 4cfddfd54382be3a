using Hub.Indexing.Columns;

namespace Hub.Indexing.Matching;

/// <summary>A condition on the integer of a document, asked document by document.</summary>
/// <param name="column">A column with one row a document and one value a row.</param>
/// <param name="minimum">The smallest value that fits.</param>
/// <param name="maximum">The largest value that fits.</param>
internal sealed unsafe class RowRange(NumberColumn column, long minimum, long maximum)
{
    /// <summary>Whether any document of a block of 1,024 rows can fit.</summary>
    internal bool MayFit(int block) => column.Extremes[2 * block] <= maximum && column.Extremes[(2 * block) + 1] >= minimum;

    internal bool Fits(int doc)
    {
        long value = column.At(doc);
        return value >= minimum && value <= maximum && (column.Presence[doc >> 6] & (1UL << doc)) != 0;
    }
}
