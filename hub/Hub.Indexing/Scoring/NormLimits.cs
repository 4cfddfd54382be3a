namespace Hub.Indexing.Scoring;

/// <summary>
/// The longest text that is worth what is wanted, for each frequency: whether a document can enter is then one look into a table.
/// What is wanted only grows, so that each limit only falls, and it is lowered when it is next asked for.
/// </summary>
internal sealed class NormLimits(Bm25 bm25)
{
    /// <summary>Stands for any larger frequency too, and so for every length.</summary>
    private const int Most = byte.MaxValue;

    private readonly short[] limits = Filled((short)byte.MaxValue);
    private readonly float[] lowered = Filled(float.NegativeInfinity);

    /// <summary>The smallest score that is still enough.</summary>
    internal float Wanted { get; set; } = float.NegativeInfinity;

    /// <summary>Whether everything is enough.</summary>
    internal bool IsOpen => float.IsNegativeInfinity(Wanted);

    /// <summary>Whether a document with such a frequency and norm is worth what is wanted.</summary>
    internal bool Admit(int frequency, byte norm) => norm <= Of(frequency);

    /// <summary>The largest norm with which a frequency is enough; -1 where it is with none.</summary>
    internal int Of(int frequency)
    {
        if (frequency >= Most) return byte.MaxValue;
        if (lowered[frequency] != Wanted) Lower(frequency);
        return limits[frequency];
    }

    private static T[] Filled<T>(T value)
    {
        var row = new T[Most + 1];
        Array.Fill(row, value);
        return row;
    }

    private void Lower(int frequency)
    {
        int limit = limits[frequency];
        while (limit >= 0 && bm25.Score(frequency, (byte)limit) < Wanted) limit--;
        limits[frequency] = (short)limit;
        lowered[frequency] = Wanted;
    }
}
