using Hub.Indexing.Storage;

namespace Hub.Indexing.Postings;

/// <summary>The pairs of frequency and length that no other pair of the same block beats in both: from them follows the best score a block can have, whatever the statistics.</summary>
internal sealed class Impacts
{
    private readonly List<(int Frequency, byte Norm)> pairs = [];

    internal int Count => pairs.Count;

    internal byte MostFrequency
    {
        get
        {
            int most = 0;
            foreach (var (frequency, _) in pairs) most = Math.Max(most, frequency);
            return (byte)most;
        }
    }

    internal byte LeastNorm
    {
        get
        {
            byte least = byte.MaxValue;
            foreach (var (_, norm) in pairs) least = Math.Min(least, norm);
            return least;
        }
    }

    internal void Clear() => pairs.Clear();

    /// <summary>Adds a pair; a frequency of 255 stands for any larger one too.</summary>
    internal void Add(int frequency, byte norm)
    {
        frequency = Math.Min(frequency, byte.MaxValue);
        foreach (var (f, n) in pairs)
            if (f >= frequency && n <= norm) return;
        for (int i = pairs.Count - 1; i >= 0; i--)
            if (pairs[i].Frequency <= frequency && pairs[i].Norm >= norm) pairs.RemoveAt(i);
        pairs.Add((frequency, norm));
    }

    internal void AddAll(Impacts others)
    {
        foreach (var (f, n) in others.pairs) Add(f, n);
    }

    internal void Write(GrowingBytes to)
    {
        foreach (var (f, n) in pairs)
        {
            to.Byte((byte)f);
            to.Byte(n);
        }
    }
}
