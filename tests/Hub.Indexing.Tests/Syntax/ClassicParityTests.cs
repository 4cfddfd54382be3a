using System.Text;
using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Tests.Parity;

namespace Hub.Indexing.Tests.Syntax;

/// <summary>Query strings mean what they mean to Lucene's classic parser, and fail where they fail there.</summary>
public class ClassicParityTests
{
    private const int Strings = 20_000;

    private static readonly string[] words =
    [
        "cell", "Cells", "the", "of", "GFP-tagged", "TO", "to", "and", "ANDx", "a\\ b", "\\u0041b", "x\\:y", "caf\u00E9", "don't", "1.5", "100", "a+b", "x-", "&", "|", "\u4E2D\u6587",
        "a\\", "\\u00", "\\", "O'Brien's", "\uD83D\uDE00",
    ];

    private static readonly string[] spice =
    [
        " ", "  ", "\t", "\u3000", " AND ", " OR ", " NOT ", " && ", " || ", "!", " !", "+", "-", " - ", "+ ", "(", ")", " (", ") ", "title:", "id:", "*:", ":", "*", "?", "~", "~1", "~0.5", "~2", "~1.5",
        "~7f", "~x", "^2", "^0.5", "^", "^2.", "^1^2", "\"", "\"cell nuclei\"", "\"the cell of\"~3", "\"a \\\" b\"", "[a TO b]", "{a TO b]", "[* TO b}", "{\"a b\" TO TO}", "[a b]", "[TO TO TO]", "]", "}", "/", "/ce.l/",
        "/a\\/b/", "te?t*", "*ell", "cel*", "\\*", "*:*", "&&", "||", "'",
    ];

    [LuceneFact]
    public async Task Well_formed_strings_mean_the_same() => await ShouldMeanTheSame(WellFormed, seed: 1);

    [LuceneFact]
    public async Task Malformed_strings_mean_the_same_or_fail_alike() => await ShouldMeanTheSame(Malformed, seed: 2);

    private static string WellFormed(Random random) => Clauses(random, 0);

    private static string Clauses(Random random, int depth)
    {
        var text = new StringBuilder();
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            if (text.Length > 0) text.Append(Pick(random, " ", " ", " ", " AND ", " OR ", " && ", " || ", "  "));
            text.Append(Pick(random, "", "", "", "", "+", "-", "NOT ", "!"));
            text.Append(Pick(random, "", "", "", "", "title:", "id:"));
            text.Append(Clause(random, depth));
            if (random.Next(6) == 0) text.Append('^').Append(Pick(random, "2", "0.5", "10", "3.25", "0"));
        }

        return text.ToString();
    }

    private static string Clause(Random random, int depth)
    {
        string word = words[random.Next(words.Length - 6)];
        return random.Next(14) switch
        {
            0 when depth < 3 => $"({Clauses(random, depth + 1)})",
            1 => $"\"{word} {words[random.Next(6)]}\"",
            2 => $"\"the {word} of {words[random.Next(6)]}\"~{random.Next(5)}",
            3 => word + "*",
            4 => $"{word[0]}?{word[^1]}*z",
            5 => $"{word}~{Pick(random, "", "1", "2", "0.7", "0.3")}",
            6 => $"[{word.Replace(" ", "")} TO *]",
            7 => $"{{a TO \"{word}\"]",
            8 => "/[a-c]el+s?/",
            9 => Pick(random, "*", "*:*", "*ell", "?ells"),
            _ => word,
        };
    }

    private static string Malformed(Random random)
    {
        var text = new StringBuilder();
        for (int count = random.Next(1, 9); count > 0; count--)
            text.Append(random.Next(3) == 0 ? words[random.Next(words.Length)] : spice[random.Next(spice.Length)]);
        return text.ToString();
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static async Task ShouldMeanTheSame(Func<Random, string> make, int seed)
    {
        await using var lucene = await LuceneOracle.StartAsync();
        await lucene.AskAsync("open", ("fields", new Dictionary<string, object?> { ["text"] = "text", ["title"] = "text", ["id"] = "keyword" }));
        foreach (var operation in new[] { DefaultOperator.Or, DefaultOperator.And })
        {
            var random = new Random(seed);
            string[] texts = [.. Enumerable.Range(0, Strings / 2).Select(_ => make(random))];
            string name = operation == DefaultOperator.Or ? "OR" : "AND";
            var answers = (await lucene.AskAsync("parse", ("field", "text"), ("operator", name), ("texts", texts))).GetProperty("queries");
            var parser = Parser(operation);
            int parsed = 0;
            for (int i = 0; i < texts.Length; i++)
            {
                var ours = parser.Parse(texts[i]);
                string theirs = answers[i].TryGetProperty("query", out var query) ? query.GetString()! : "fails";
                string line = ours.Problem is null ? QueryLine.Of(ours.Query) : "fails";
                if (line != theirs) line.ShouldBe(theirs, $"{name} {OracleJson.Write(texts[i])} {ours.Problem} {answers[i]}");
                parsed += ours.Problem is null ? 1 : 0;
            }

            parsed.ShouldBeGreaterThan(texts.Length / 10);
        }
    }

    private static QueryParser Parser(DefaultOperator operation) => new(new QueryParserOptions
    {
        Schema = new IndexSchema(
            new IndexField { Name = "text", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer() },
            new IndexField { Name = "title", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer() },
            new IndexField { Name = "id", Kind = FieldKind.Keyword }),
        DefaultFields = [new SearchedField("text")],
        DefaultOperator = operation,
        Classic = true,
    });
}
