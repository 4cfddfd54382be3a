namespace ArchiveServer.Generating;

/// <summary>Chance that can be repeated: the same seed, purpose and index draw the same values in the same order on every machine.</summary>
public sealed class Draw
{
    private readonly Random random;

    private Draw(int seed) => random = new Random(seed);

    /// <summary>The draws for one purpose.</summary>
    /// <param name="seed">The seed of the whole server.</param>
    /// <param name="purpose">What is drawn, <c>empiar</c>.</param>
    /// <param name="index">Which of them.</param>
    public static Draw For(int seed, string purpose, int index)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        hash = (hash ^ (uint)index) * 16777619u;
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return new Draw((int)(hash ^ (hash >> 13)));
    }

    /// <summary>True in a share of the draws.</summary>
    public bool Chance(double rate) => random.NextDouble() < rate;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>A number whose order of magnitude is uniform, as sizes and counts are.</summary>
    public long Magnitude(double least, double most) => (long)(least * Math.Pow(most / least, random.NextDouble()));

    /// <summary>One of the values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>Some of the values, each once, in their order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> values, int least, int most)
    {
        var wanted = Between(least, Math.Min(most, values.Count));
        var picked = new List<T>(wanted);
        for (var at = 0; at < values.Count && picked.Count < wanted; at++)
        {
            if (random.Next(values.Count - at) < wanted - picked.Count)
            {
                picked.Add(values[at]);
            }
        }

        return picked;
    }

    /// <summary>A day, both ends included.</summary>
    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Between(0, last.DayNumber - first.DayNumber));
}
