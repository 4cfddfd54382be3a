using System.Text;
using System.Text.RegularExpressions;

namespace Hub.OData;

/// <summary>Rewrites <c>length(Title) as L,L mul 2 as M</c>, which the URI parser does not read, into <c>length(Title) as L,(length(Title)) mul 2 as M</c>.</summary>
internal static class ComputeText
{
    private const int Longest = 65_536;
    private const string As = " as ";

    /// <summary>The text as the URI parser reads it: what is computed names only what is not.</summary>
    /// <param name="option">The option it stands in, for refusals.</param>
    /// <param name="compute">The expressions with their names, parted by commas.</param>
    /// <exception cref="ODataRefusedException">A bracket or quote is not closed, or the text becomes too long.</exception>
    public static string Rewrite(string option, string compute)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var rewritten = new List<string>();
        foreach (string item in ApplyText.Split(compute, ',', option))
        {
            int at = item.LastIndexOf(As, StringComparison.OrdinalIgnoreCase);
            string expression = at < 0 ? item : Replaced(item[..at], known), name = at < 0 ? "" : item[(at + As.Length)..].Trim();
            rewritten.Add(at < 0 ? item : $"{expression}{As}{name}");
            if (rewritten.Sum(each => each.Length) > Longest)
                throw new ODataRefusedException(400, "limit-text", FormattableString.Invariant($"What {option} computes is longer than {Longest} characters (limit-text). Say it shorter."), option);
            known[name] = expression;
        }
        return string.Join(',', rewritten);
    }

    private static string Replaced(string expression, Dictionary<string, string> known)
    {
        var replaced = new StringBuilder(expression.Length);
        string before = "";
        foreach (Match token in ExpressionText.Tokens().Matches(expression))
        {
            bool isName = before != "/" && known.ContainsKey(token.Value);
            replaced.Append(isName ? $"({known[token.Value]})" : token.Value);
            before = token.Value;
        }
        return replaced.ToString();
    }
}
