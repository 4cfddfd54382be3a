using System.Globalization;
using Hub.Indexing.Analysis;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Documents of the recorded texts, where they are beside the repository, and more made of the same words.</summary>
public sealed class ParityCorpus
{
    private const int LongestBody = 4000;
    private const int ShortestBody = 40;
    private const int MostRecorded = 12_000;

    private static readonly string[] organisms = ["Homo sapiens", "Mus musculus", "Danio rerio", "Drosophila melanogaster", "Saccharomyces cerevisiae", "Arabidopsis thaliana"];
    private static readonly string[] methods = ["confocal microscopy", "cryo-EM", "electron tomography", "SIM", "light sheet", "fluorescence", "bright field", "SEM", "STED", "phase contrast"];

    private readonly Random random;
    private readonly string[] words;

    /// <summary>The same documents for the same seed and the same recorded texts.</summary>
    public ParityCorpus(int count, int seed)
    {
        random = new Random(seed);
        string[] recorded = RecordedTexts.Folder is null ? [] : [.. RecordedTexts.All().Where(text => text.Length >= ShortestBody).Take(MostRecorded)];
        words = Words(recorded);
        var documents = recorded.Select((text, i) => Document(i, Cut(recorded[(i * 7) % recorded.Length], 90), Cut(text, LongestBody))).ToList();
        while (documents.Count < count) documents.Add(Document(documents.Count, Prose(random.Next(1, 12)), Prose(random.Next(1, 150))));
        Documents = documents;
        Terms = [.. documents.Where((_, i) => i % 20 == 0).SelectMany(d => Analysis.Tokens.Terms(new EnglishAnalyzer(), d.Body)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The documents.</summary>
    public IReadOnlyList<ParityDocument> Documents { get; }

    /// <summary>Terms of some of the bodies, as analysed.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Words to ask for, the common ones more often.</summary>
    public string Word(Random from) => words[(int)(words.Length * Math.Pow(from.NextDouble(), 3))];

    /// <summary>A document in place of one of the same id.</summary>
    public ParityDocument Changed(ParityDocument document) => document with { Body = Prose(random.Next(1, 60)), Year = document.Year + 1 };

    private ParityDocument Document(int number, string title, string body) => new(
        $"D{number.ToString("D6", CultureInfo.InvariantCulture)}", title, body, Some(organisms, 2), Some(methods, 3), 1990 + random.Next(35));

    private string Prose(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Word(random) + (random.Next(30) == 0 ? '\n' : ' ')));

    private List<string> Some(string[] from, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => from[(int)(from.Length * Math.Pow(random.NextDouble(), 2))]).Distinct()];

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    // The most frequent words first; syllables where nothing is recorded.
    private static string[] Words(string[] recorded)
    {
        var common = recorded.SelectMany(text => text.Split((char[]?)null)).Where(word => word.Length is > 1 and < 30 && word is not ("AND" or "OR" or "NOT")).CountBy(word => word)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key).Take(20_000).ToArray();
        if (common.Length > 0) return common;
        string[] syllables = ["cel", "mi", "cro", "nu", "cle", "us", "tu", "bu", "lin", "pro", "tein", "ing", "ed", "s", "im", "age"];
        return [.. from a in syllables from b in syllables from c in syllables select a + b + c];
    }
}
