using System.Text;
using Hub.Indexing.Analysis;
using Hub.Indexing.Tests.Parity;

namespace Hub.Indexing.Tests.Analysis;

/// <summary>
/// The same tokens, positions and offsets as Lucene's EnglishAnalyzer and StandardAnalyzer, for all text but high surrogates without their
/// low one: there Lucene's scanner drops the rest of the text.
/// </summary>
public class AnalysisParityTests
{
    private const int Batch = 2000;

    // One or two characters of every class of the word break rules, and what the filters look for.
    private static readonly string[] pieces =
    [
        "a", "S", "z", "0", "7", "_", ".", ",", ":", ";", "'", "\"", " ", "-", "#", "*", "\n", "\u00AD", "\u0301", "\u200D", "\uFE0E", "\uFE0F",
        "\u20E3", "\u2019", "\uFF07", "\u00B7", "\u203F", "\u05D0", "\u05D1", "\u0660", "\u30A2", "\u30FC", "\u3042", "\u4E2D", "\uAC00", "\u1112",
        "\u0E01", "\u0E31", "\u0E34", "\u0130", "\u212A", "\u2139", "\u24C2", "\u00A9", "\u2764", "\u261D", "\uDC00",
        "\U0001F1E6", "\U0001F1FA", "\U0001F3FB", "\U0001F466", "\U0001F600", "\U0001F525", "\U000E0067", "\U000E007F", "\U00010400", "\U00020000",
        "the", "ing", "ies", "'s", "ational", "running",
    ];

    [LuceneFact]
    public async Task Every_code_point_is_read_as_Lucene_reads_it()
    {
        var texts = Enumerable.Range(0, 0x110000)
            .Where(c => c is < 0xD800 or >= 0xDC00 and < 0x34000 || c is >= 0xE0000 and < 0xE1000 || c is >= 0x34000 && c % 64 == 0)
            .Select(CodePoint).Select(InContext);
        await ShouldEqualLucene(texts.Chunk(16).Select(several => string.Join(" | ", several)));
    }

    [LuceneFact]
    public async Task Any_mixture_of_characters_is_cut_as_Lucene_cuts_it()
    {
        var random = new Random(1);
        await ShouldEqualLucene(Enumerable.Range(0, 200_000).Select(_ => Mixture(random, random.Next(1, 12))));
    }

    [LuceneFact]
    public async Task Words_for_suggestions_are_those_of_the_StandardAnalyzer()
    {
        var random = new Random(4);
        await ShouldEqualLucene(Enumerable.Range(0, 50_000).Select(_ => Mixture(random, random.Next(1, 12))), new WordAnalyzer(), "standard");
    }

    [LuceneFact]
    public async Task Words_beyond_255_characters_are_cut_as_Lucene_cuts_them()
    {
        var random = new Random(2);
        await ShouldEqualLucene(Enumerable.Range(0, 5_000).Select(_ => Long(random)));
    }

    [LuceneFact]
    public async Task Any_English_ending_is_stemmed_as_Lucene_stems_it()
    {
        var random = new Random(3);
        await ShouldEqualLucene(Enumerable.Range(0, 100_000).Select(_ => Inflected(random)));
    }

    [LuceneFact(needsRecords: true)]
    public async Task Every_recorded_text_is_read_as_Lucene_reads_it() => await ShouldEqualLucene(RecordedTexts.All());

    private static string CodePoint(int c) => c is >= 0xD800 and < 0xE000 ? ((char)c).ToString() : char.ConvertFromUtf32(c);

    private static string InContext(string c) => $"x{c}y 1{c}2 {c} {c}{c} \u30A2{c}\u30A2 \u05D0{c}\u05D0 \U0001F600{c}\U0001F466 \u0E01{c}\u4E2D{c}";

    private static string Mixture(Random random, int length)
    {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }

    private static string Long(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < 200 + random.Next(400))
        {
            string piece = pieces[random.Next(pieces.Length)];
            for (int times = random.Next(1, 130); times > 0; times--) text.Append(piece);
        }

        return text.ToString();
    }

    private static string Inflected(Random random)
    {
        string[] endings =
        [
            "s", "es", "sses", "ies", "eed", "ed", "ing", "at", "bl", "iz", "y", "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli",
            "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative", "alize",
            "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ion", "ou",
            "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll", "l", "hop", "fil", "tt", "zz",
        ];
        var text = new StringBuilder();
        for (int letters = random.Next(5); letters > 0; letters--) text.Append("aeiouybcdlstwxzqj"[random.Next(17)]);
        for (int ends = random.Next(1, 4); ends > 0; ends--) text.Append(endings[random.Next(endings.Length)]);
        return text.ToString();
    }

    private static Task ShouldEqualLucene(IEnumerable<string> texts) => ShouldEqualLucene(texts, new EnglishAnalyzer(), "english");

    private static async Task ShouldEqualLucene(IEnumerable<string> texts, Analyzer analyzer, string name)
    {
        await using var lucene = await LuceneOracle.StartAsync();
        var stream = analyzer.CreateStream();
        foreach (string[] batch in texts.Chunk(Batch))
        {
            var digests = (await lucene.AskAsync("digests", ("texts", batch), ("analyzer", name))).GetProperty("digests");
            for (int i = 0; i < batch.Length; i++)
            {
                if (digests[i].GetString() == Tokens.Digest(stream, batch[i])) continue;
                var answer = await lucene.AskAsync("tokens", ("text", batch[i]), ("analyzer", name));
                var theirs = answer.GetProperty("tokens").EnumerateArray()
                    .Select(token => new Tokens.Placed(token[0].ToString(), token[1].GetInt32(), token[2].GetInt32(), token[3].GetInt32())).ToList();
                var ours = Tokens.Of(analyzer, batch[i]);
                int same = ours.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
                ours.ElementAtOrDefault(same).ShouldBe(theirs.ElementAtOrDefault(same), OracleJson.Write(batch[i]));
                throw new InvalidOperationException($"The digests of {OracleJson.Write(batch[i])} differ though the tokens are equal.");
            }
        }
    }
}
