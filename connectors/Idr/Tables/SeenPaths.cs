namespace Hub.Connectors.Idr.Tables;

/// <summary>
/// Whether a path may have occurred before, in 8 MB however many there are (a Bloom filter): it never misses a repeat and, at
/// two million paths, takes about one new path in six thousand for one.
/// </summary>
internal sealed class SeenPaths
{
    private const int Bits = 1 << 26;

    private readonly ulong[] filter = new ulong[Bits / 64];

    /// <summary>Remembers a path; false where it may be known already.</summary>
    public bool Add(string path)
    {
        var hash = Fnv(path);
        var (first, second) = ((uint)hash, (uint)(hash >> 32) | 1);
        var isNew = false;
        for (uint probe = 0; probe < 4; probe++)
        {
            var bit = (first + (probe * second)) % Bits;
            var mask = 1UL << (int)(bit % 64);
            isNew |= (filter[bit / 64] & mask) == 0;
            filter[bit / 64] |= mask;
        }

        return isNew;
    }

    // FNV-1a: the same in every run, unlike string.GetHashCode, so that a path keeps its name.
    private static ulong Fnv(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash ^ (hash >> 29);
    }
}
