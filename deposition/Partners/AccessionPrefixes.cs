using System.Text;

namespace Hub.Deposition.Partners;

/// <summary>
/// What the accessions of a pattern begin with. Two patterns whose beginnings differ have no accession in common, whatever
/// follows: so it is decided, without a search through all texts, that a partner claims nobody else's.
/// </summary>
public static class AccessionPrefixes
{
    private const int Shortest = 3;

    /// <summary>The beginning of each alternative of a pattern; null where one does not begin with three fixed characters.</summary>
    /// <param name="pattern">As in <c>ownsAccessions</c>.</param>
    public static IReadOnlyList<string>? Of(string pattern)
    {
        var prefixes = Alternatives(pattern).Select(Literal).ToList();
        return prefixes.TrueForAll(prefix => prefix.Length >= Shortest) ? prefixes : null;
    }

    /// <summary>Whether two patterns could have an accession in common; a pattern without fixed beginnings meets every other.</summary>
    /// <param name="pattern">A pattern.</param>
    /// <param name="other">Another.</param>
    public static bool Meet(string pattern, string other) =>
        Of(pattern) is not { } own || Of(other) is not { } others
        || own.Any(prefix => others.Any(begin => prefix.StartsWith(begin, StringComparison.OrdinalIgnoreCase) || begin.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Alternatives(string pattern)
    {
        var (start, depth, isClass) = (0, 0, false);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
            }
            else if (isClass)
            {
                isClass = pattern[at] != ']';
            }
            else if (pattern[at] == '|' && depth == 0)
            {
                yield return pattern[start..at];
                start = at + 1;
            }
            else
            {
                isClass = pattern[at] == '[';
                depth += pattern[at] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        yield return pattern[start..];
    }

    private static string Literal(string alternative)
    {
        var literal = new StringBuilder();
        for (var at = 0; at < alternative.Length; at++)
        {
            var isEscaped = alternative[at] == '\\' && at + 1 < alternative.Length;
            var letter = alternative[isEscaped ? ++at : at];
            if (isEscaped ? char.IsAsciiLetterOrDigit(letter) : !(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':' or '/'))
            {
                break;
            }

            // A letter that may be missing or repeated is no fixed one.
            if (at + 1 < alternative.Length && alternative[at + 1] is '?' or '*' or '{' or '+')
            {
                break;
            }

            literal.Append(letter);
        }

        return literal.ToString();
    }
}
