using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.OData;

/// <summary>
/// Rewrites what the URI parser does not read into what it does: parameter aliases become their values, <c>divby</c> a division of
/// decimals, durations get their prefix, hierarchy functions the custom ones behind them; what nothing here answers is refused as such.
/// </summary>
/// <param name="options">The query options, for the aliases.</param>
internal sealed partial class ExpressionText(QueryOptions options)
{
    private const int DeepestAlias = 5;
    private const string Count = "$count";
    private const int Longest = 65_536;
    private static readonly string[] Unsupported = ["case", "hassubset", "hassubsequence", "isof", "geo.distance", "geo.intersects", "geo.length", "totaloffsetminutes"];

    /// <summary>The text as the URI parser reads it.</summary>
    /// <param name="option">The option it belongs to, for refusals.</param>
    /// <param name="text">The text.</param>
    /// <param name="open">Whether all names are dynamic properties: those of a table.</param>
    /// <exception cref="ODataRefusedException">It asks for what is not supported, or becomes too long.</exception>
    public string Rewrite(string option, string text, bool open = false) => Rewrite(option, ListedValues.Rewrite(text, open, alias => options.All.GetValueOrDefault(alias)), 0);

    /// <summary>The whole of an option as the URI parser reads it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ODataRefusedException">It asks for what is not supported, or becomes too long.</exception>
    public string Whole(string option, string value) => Rewrite(option, option switch
    {
        "$expand" => ExpansionText.Rewrite(value),
        "$compute" => ComputeText.Rewrite(option, value),
        _ => value,
    });

    private string Rewrite(string option, string text, int depth)
    {
        string before = "";
        var rewritten = new StringBuilder(text.Length);
        int next = 0;
        foreach (Match token in Tokens().Matches(text))
        {
            if (rewritten.Length > Longest || depth > DeepestAlias) throw TooLong(option);
            if (token.Index < next) continue;
            string written = Token(option, text, token, before, depth, out int skipped);
            if (skipped > 0 && token.Value == Count) rewritten.Insert(CountedList.PathStart(rewritten), FilterFunctions.Counted + "(");
            rewritten.Append(written);
            next = token.Index + token.Length + skipped;
            if (!string.IsNullOrWhiteSpace(token.Value)) before = skipped > 0 ? ")" : token.Value;
        }
        return rewritten.ToString();
    }

    private string Token(string option, string text, Match token, string before, int depth, out int skipped)
    {
        skipped = 0;
        string word = token.Value;
        return word[0] switch
        {
            '@' when before != "/" => Alias(option, word, depth),
            '\'' => before is "add" or "sub" && Duration().IsMatch(word) ? "duration" + word : word,
            _ when text.AsSpan(token.Index + word.Length).StartsWith("(") => Call(option, text, token, depth, out skipped),
            _ when before.Length > 0 && IsOperator(text, token) => Operator(option, token),
            _ => word,
        };
    }

    private string Call(string option, string text, Match token, int depth, out int skipped)
    {
        skipped = 0;
        string word = token.Value;
        if (Array.Exists(Unsupported, each => each.Equals(word, StringComparison.OrdinalIgnoreCase))) throw Refused(option, word, token.Index);
        if (word != Count && !HierarchyFunction.Names.Contains(word)) return word;
        string inside = Inside(option, text, token.Index + word.Length);
        skipped = inside.Length + 2;
        return word == Count
            ? CountedList.Rewrite(option, inside, condition => Rewrite(option, condition, depth + 1))
            : HierarchyFunction.Rewrite(option, word, Rewrite(option, inside, depth + 1));
    }

    private static string Operator(string option, Match token)
    {
        if (token.Value.Equals("has", StringComparison.OrdinalIgnoreCase)) throw Refused(option, token.Value, token.Index);
        return token.Value.Equals("divby", StringComparison.OrdinalIgnoreCase) ? "mul 1.0M div" : token.Value;
    }

    private string Alias(string option, string name, int depth)
    {
        if (options.All.GetValueOrDefault(name) is not { Length: > 0 } value) return "null";
        string text = Rewrite(option, value, depth + 1);
        return text[0] is '(' or '[' or '\'' || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text : $"({text})";
    }

    // What is between a bracket and the one that closes it.
    private static string Inside(string option, string text, int open)
    {
        int depth = 0;
        foreach (Match token in Tokens().Matches(text, open))
        {
            depth += token.Value switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0) return text[(open + 1)..token.Index];
        }
        throw new ODataRefusedException(400, "syntax", string.Create(CultureInfo.InvariantCulture, $"{option} does not close the bracket at position {open}."), option);
    }

    private static bool IsOperator(string text, Match token) =>
        token.Index > 0 && char.IsWhiteSpace(text[token.Index - 1]) && token.Index + token.Length < text.Length && char.IsWhiteSpace(text[token.Index + token.Length]);

    private static ODataRefusedException Refused(string option, string word, int position) => new(
        501, "expression-unsupported", string.Create(CultureInfo.InvariantCulture, $"{word} at position {position} of {option} is not supported. The functions that are: {string.Join(", ", FilterFunctions.Names)}."), option);

    private static ODataRefusedException TooLong(string option) =>
        new(400, "limit-text", string.Create(CultureInfo.InvariantCulture, $"{option} is longer than {Longest} characters, or its aliases are nested deeper than {DeepestAlias} (limit-text). Say it shorter."), option);

    /// <summary>The quoted texts, words, gaps and signs of an expression.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'?|[@$]?[\p{L}_][\p{L}\p{N}_.]*|\s+|.", RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    internal static partial Regex Tokens();

    [GeneratedRegex(@"^'[+-]?P(?=[\dT])(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?'$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Duration();
}
