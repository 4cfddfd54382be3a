namespace Hub.Indexing.Documents;

/// <summary>Doubles as integers of the same order, so that one kind of column serves both.</summary>
internal static class SortableDouble
{
    internal static long ToBits(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    internal static double FromBits(long bits) => BitConverter.Int64BitsToDouble(bits ^ ((bits >> 63) & long.MaxValue));
}
