using System.Text.Json;

namespace Benchmarks;

/// <summary>Writes datasets, files and queries as JSON lines, the same for the same seed.</summary>
public static class CorpusRun
{
    private static readonly Zipf Words = new(60_000, 1), Authors = new(60_000, 0.6), Genes = new(20_000, 0.8), Small = new(40, 1.1), Middle = new(3000, 0.9);

    public static void Run(Options options)
    {
        string folder = options.Text("out");
        Directory.CreateDirectory(folder);
        int datasets = (int)options.Number("datasets", 20_000), files = (int)options.Number("file-records", 200_000);
        File.WriteAllLines(Path.Combine(folder, "datasets.jsonl"), Enumerable.Range(0, datasets).Select(n => JsonSerializer.Serialize(Dataset(n))));
        File.WriteAllLines(Path.Combine(folder, "files.jsonl"), Enumerable.Range(0, files).Select(n => JsonSerializer.Serialize(FileRecord(n, datasets))));
        File.WriteAllLines(Path.Combine(folder, "queries.jsonl"), CorpusQueries.All((int)options.Number("per-class", 100)).Select(q => JsonSerializer.Serialize(q)));
    }

    /// <summary>The n-th dataset, as it would be read from the file.</summary>
    public static JsonElement Record(int n) => JsonSerializer.SerializeToElement(Dataset(n));

    /// <summary>The n-th file of so many datasets, as it would be read from the file.</summary>
    public static JsonElement Record(int n, int datasets) => JsonSerializer.SerializeToElement(FileRecord(n, datasets));

    /// <summary>The n-th most frequent word; its letters say nothing of its rank.</summary>
    public static string Word(int rank)
    {
        const string consonants = "bcdfgklmnprstvz", vowels = "aeiou";
        uint mixed = (uint)rank * 2654435761u;
        var word = new System.Text.StringBuilder();
        for (int i = 0; i < 3 + (rank > 400 ? 1 : 0); i++)
        {
            word.Append(consonants[(int)(mixed % 15)]).Append(vowels[(int)(mixed / 15 % 5)]);
            mixed /= 75;
        }
        return word.Append(consonants[rank % 15]).ToString();
    }

    private static Dictionary<string, object> Dataset(int n)
    {
        var random = new Random(n);
        return new()
        {
            ["n"] = n,
            ["id"] = $"DS{n:D7}",
            ["title"] = Prose(random, random.Next(6, 16)),
            ["abstract"] = Prose(random, random.Next(100, 250)),
            ["resource"] = $"Archive {Small.Draw(random) % 6}",
            ["organism"] = Several(random, random.Next(10) == 0 ? 3 : 1, r => $"Organism {Small.Draw(r)}"),
            ["imagingMethod"] = Several(random, 1, r => $"microscopy/kind {Small.Draw(r) % 4}/method {Small.Draw(r)}"),
            ["year"] = 2026 - (Small.Draw(random) % 20),
            ["licence"] = $"Licence {Small.Draw(random) % 8}",
            ["cellLine"] = Several(random, random.Next(3), r => $"Line {Middle.Draw(r) % 300}"),
            ["keyword"] = Several(random, random.Next(7), r => $"Keyword {Middle.Draw(r)}"),
            ["authors"] = Several(random, random.Next(1, 9), r => $"Author {Authors.Draw(r)}"),
            ["sizeBytes"] = (long)Math.Exp(random.NextDouble() * 30),
            ["fileCount"] = random.Next(1, 5000),
        };
    }

    private static Dictionary<string, object> FileRecord(int n, int datasets)
    {
        var random = new Random(-1 - n);
        // files of one dataset follow each other
        int dataset = (int)((long)n / 200 % datasets), gene = Genes.Draw(random);
        string channel = $"Channel {Small.Draw(random) % 24}", format = $"format{new Random(dataset).Next(30)}";
        var record = new Dictionary<string, object>
        {
            ["n"] = n,
            ["id"] = $"F{n:D9}",
            ["datasetId"] = $"DS{dataset:D7}",
            ["resource"] = $"Archive {dataset % 6}",
            ["path"] = $"plate_{n / 384}/w{n % 384}/img_{n}.{format}",
            ["description"] = $"gene{gene} knockdown, field {n % 9}, {channel} {Word(Words.Draw(random))}",
            ["format"] = format,
            ["sizeBytes"] = (long)Math.Exp(random.NextDouble() * 25),
            ["channel"] = channel,
            ["plate"] = $"P{n / 384}",
            ["well"] = $"W{n % 384}",
            ["phenotype"] = Several(random, random.Next(3), r => $"Phenotype {Middle.Draw(r) % 200}"),
        };
        if (random.Next(3) > 0) record["gene"] = $"gene{gene}";
        else record["compound"] = $"Compound {gene % 10_000}";
        return record;
    }

    private static string Prose(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(Words.Draw(random))));

    private static string[] Several(Random random, int count, Func<Random, string> draw) => [.. Enumerable.Range(0, count).Select(_ => draw(random)).Distinct()];
}
