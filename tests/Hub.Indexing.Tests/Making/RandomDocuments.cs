namespace Hub.Indexing.Tests.Making;

/// <summary>Documents and queries drawn from a small vocabulary, so that everything meets everything.</summary>
public sealed class RandomDocuments(int seed)
{
    private readonly Random random = new(seed);

    public static readonly string[] Words = ["cell", "cells", "golgi", "nucleus", "actin", "mito", "mitosis", "α-tubulin", "zebra", "sox2", "er", "embryo", "𝒳ray", "ﬁlm"];
    public static readonly string[] Names = ["Homo sapiens", "Mus musculus", "Danio rerio", "Ælg", "𝒳enopus", "ﬁsh", "a", ""];

    public Random Random => random;

    public TestDocument Document(string key) => new(key)
    {
        Text = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Prose(random.Next(12)))],
        Title = random.Next(3) == 0 ? null : Prose(random.Next(1, 5)),
        One = random.Next(4) == 0 ? null : Pick(Names),
        Many = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Names))],
        Size = random.Next(5) == 0 ? null : random.Next(2) == 0 ? random.Next(100) : random.NextInt64(long.MinValue / 2, long.MaxValue / 2),
        Sizes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.NextInt64(-20, 20))],
        Date = random.Next(5) == 0 ? null : new DateTimeOffset(2000 + random.Next(8), random.Next(1, 13), random.Next(1, 28), 0, 0, 0, TimeSpan.Zero),
        Ratio = random.Next(5) == 0 ? null : (random.NextDouble() - 0.5) * 100,
        Attributes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => ("name" + random.Next(30), Pick(Names)))],
        Stored = random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, random.Next(200)).Select(i => (byte)(i * 7 % 31))],
    };

    public string Prose(int words)
    {
        var prose = new List<string>();
        for (int i = 0; i < words; i++)
        {
            string word = Pick(Words);
            // a synonym follows a word, and is not that word again
            bool synonym = random.Next(12) == 0 && i > 0 && prose[^1] != "_" && prose[^1].TrimStart('|') != word;
            prose.Add(synonym ? "|" + word : random.Next(15) == 0 ? "_" : word);
        }
        return string.Join(' ', prose);
    }

    public T Pick<T>(IReadOnlyList<T> values)
    {
        double skewed = random.NextDouble();
        return values[(int)(skewed * skewed * values.Count)];
    }
}
