using Hub.Indexing.Storage;

namespace Hub.Indexing.Postings;

/// <summary>The pairs of frequency and length that no other pair of the same block beats in both: from them follows the best score a block can have, whatever the statistics.</summary>
internal sealed class Impacts
{
    private readonly List<(int Frequency, byte Norm)> pairs = [];

    internal int Count => pairs.Count;

    internal byte MostFrequency => (byte)pairs.Max(p => p.Frequency);

    internal byte LeastNorm => pairs.Min(p => p.Norm);

    internal void Clear() => pairs.Clear();

    /// <summary>Adds a pair; a frequency of 255 stands for any larger one too.</summary>
    internal void Add(int frequency, byte norm)
    {
        frequency = Math.Min(frequency, byte.MaxValue);
        foreach (var (f, n) in pairs)
            if (f >= frequency && n <= norm) return;
        pairs.RemoveAll(p => p.Frequency <= frequency && p.Norm >= norm);
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
