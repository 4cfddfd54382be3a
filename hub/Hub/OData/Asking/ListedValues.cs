using System.Text;
using System.Text.RegularExpressions;
using Microsoft.OData.Edm;

namespace Hub.OData;

/// <summary>Rewrites <c>Compound in ('a','b')</c> of dynamic properties, which the URI parser does not read, into <c>(Compound eq 'a' or Compound eq 'b')</c>.</summary>
internal static partial class ListedValues
{
    private static readonly HashSet<string> Declared = new(
        HubModel.Instance.SchemaElements.OfType<IEdmStructuredType>().SelectMany(type => type.DeclaredProperties).Select(property => property.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The text as the URI parser reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Whether all names are dynamic properties.</param>
    /// <param name="alias">The value of a parameter alias, or null.</param>
    public static string Rewrite(string text, bool open, Func<string, string?> alias)
    {
        if (!text.Contains(" in ", StringComparison.OrdinalIgnoreCase)) return text;
        var rewritten = new StringBuilder(text.Length);
        int done = 0;
        foreach (Match found in Listed().Matches(text))
        {
            string path = found.Groups["path"].Value;
            if (path.Length == 0 || (!open && Declared.Contains(path[(path.LastIndexOf('/') + 1)..]))) continue;
            string list = found.Groups["list"].Value is ['@', ..] named ? alias(named) ?? "" : found.Groups["list"].Value;
            string[] values = [.. Value().Matches(list).Select(value => value.Value)];
            if (values.Length == 0) continue;
            rewritten.Append(text, done, found.Index - done).Append('(').AppendJoin(" or ", values.Select(value => $"{path} eq {value}")).Append(')');
            done = found.Index + found.Length;
        }
        return rewritten.Append(text, done, text.Length - done).ToString();
    }

    // Quoted texts are passed over, so that nothing is found inside them.
    [GeneratedRegex(@"'(?:[^']|'')*'|(?<![\p{L}\p{N}_/])(?<path>[\p{L}_][\p{L}\p{N}_/]*)\s+[iI][nN]\s*(?<list>\((?:'(?:[^']|'')*'|[^()'])*\)|@\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"'(?:[^']|'')*'|[^\s,()']+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Value();
}
