using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Hub.Connectors.Idr.Tables;

/// <summary>
/// Reads the part of YAML that bulkmap configurations use: block mappings and sequences, plain, quoted and block scalars, comments.
/// Whatever goes beyond it (flow collections, anchors, tags, tabs) is refused with its line, never guessed.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 16;

    private readonly string[] lines;
    private int at;

    private YamlReader(string text) => lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The document: objects, arrays and texts; null for a key without value. Numbers and yes/no stay texts.</summary>
    /// <exception cref="FormatException">The text is not of this part of YAML; the message begins with the line.</exception>
    public static JsonNode? Read(string text)
    {
        var reader = new YamlReader(text);
        var root = reader.Next() ? reader.Node(reader.Indent(), 0) : null;
        return reader.Next() ? throw reader.Refusal("this line is indented less than the block it follows") : root;
    }

    /// <summary>Moves to the next line that holds something; false at the end.</summary>
    private bool Next()
    {
        while (at < lines.Length && Content() is "" or "---" or "...")
        {
            at++;
        }

        return at < lines.Length;
    }

    private string Content()
    {
        if (at >= lines.Length)
        {
            return "-";
        }

        var trimmed = lines[at].Trim();
        return trimmed.StartsWith('#') ? "" : trimmed;
    }

    private int Indent()
    {
        var indent = 0;
        while (indent < lines[at].Length && lines[at][indent] == ' ')
        {
            indent++;
        }

        return lines[at][indent] == '\t' ? throw Refusal("indent with spaces, not with tabs") : indent;
    }

    private JsonNode? Node(int indent, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Refusal($"nested deeper than {DeepestNesting} levels");
        }

        return IsItem() ? Sequence(indent, depth) : Mapping(indent, depth);
    }

    private bool IsItem() => Content() is "-" || Content().StartsWith("- ", StringComparison.Ordinal);

    private JsonArray Sequence(int indent, int depth)
    {
        var items = new JsonArray();
        while (Next() && Indent() == indent && IsItem())
        {
            var content = lines[at][(indent + 1)..];
            var inner = indent + 1 + content.Length - content.TrimStart().Length;
            if (Content() == "-")
            {
                at++;
                items.Add(Next() && Indent() > indent ? Node(Indent(), depth + 1) : null);
            }
            else if (KeyEnd(content.Trim()) >= 0)
            {
                // "- key: value" opens a mapping that stands where its first key does.
                lines[at] = new string(' ', inner) + content.TrimStart();
                items.Add(Mapping(inner, depth + 1));
            }
            else
            {
                items.Add(Scalar(content.Trim(), indent));
            }
        }

        return items;
    }

    private JsonObject Mapping(int indent, int depth)
    {
        var mapping = new JsonObject();
        while (Next() && Indent() == indent && !IsItem())
        {
            var content = lines[at].Trim();
            var end = KeyEnd(content);
            if (end < 0)
            {
                throw Refusal("expected 'key: value'");
            }

            var key = Unquoted(content[..end].Trim());
            var line = at;
            var value = Value(content[(end + 1)..].Trim(), indent, depth);
            if (!mapping.TryAdd(key, value))
            {
                at = line;
                throw Refusal($"the key '{key}' stands twice in its block");
            }
        }

        return at < lines.Length && Next() && Indent() > indent ? throw Refusal("this line is indented more than its block") : mapping;
    }

    private JsonNode? Value(string text, int indent, int depth)
    {
        if (text.Length > 0 && text[0] != '#')
        {
            return Scalar(text, indent);
        }

        at++;
        if (!Next() || Indent() < indent || (Indent() == indent && !IsItem()))
        {
            return null;
        }

        return Node(Indent(), depth + 1);
    }

    private JsonValue Scalar(string text, int indent)
    {
        if ("[{&*!%@`".Contains(text[0], StringComparison.Ordinal))
        {
            throw Refusal($"a value that begins with '{text[0]}' is beyond the YAML read here; quote it");
        }

        return JsonValue.Create(text[0] switch
        {
            '"' or '\'' => Quoted(text),
            '>' or '|' => Block(text[0], indent),
            _ => Plain(text, indent),
        });
    }

    private string Plain(string text, int indent)
    {
        var value = new StringBuilder(WithoutComment(text));
        at++;
        while (Next() && Indent() > indent)
        {
            if (KeyEnd(Content()) >= 0 || IsItem())
            {
                throw Refusal("a value cannot hold a block as well");
            }

            value.Append(' ').Append(WithoutComment(Content()));
            at++;
        }

        return value.ToString();
    }

    private string Quoted(string text)
    {
        var quote = text[0];
        var opened = at;
        var value = new StringBuilder(text);
        while (!IsClosed(value, quote))
        {
            if (++at >= lines.Length)
            {
                at = opened;
                throw Refusal($"the {quote} is not closed");
            }

            // A backslash at the line's end joins without a space, as folding does otherwise.
            var joined = value[^1] == '\\';
            value.Length -= joined ? 1 : 0;
            value.Append(joined ? "" : " ").Append(lines[at].Trim());
        }

        at++;
        var raw = value.ToString();
        return Unquoted(raw[..(raw.LastIndexOf(quote) + 1)]);
    }

    private static bool IsClosed(StringBuilder value, char quote)
    {
        var text = WithoutComment(value.ToString());
        return text.Length > 1 && text[^1] == quote && !(quote == '"' && text[^2] == '\\');
    }

    // Both styles are folded: an address never needs its line breaks.
    private string Block(char style, int indent)
    {
        var parts = new List<string>();
        at++;
        while (at < lines.Length && (lines[at].Trim().Length == 0 || Indent() > indent))
        {
            parts.Add(lines[at].Trim());
            at++;
        }

        return string.Join(style == '>' ? ' ' : '\n', parts).Trim();
    }

    /// <summary>Where the colon after the key stands, or -1.</summary>
    private static int KeyEnd(string content)
    {
        var from = content.Length > 0 && content[0] is '"' or '\'' ? Math.Max(content.IndexOf(content[0], 1), 0) : 0;
        var end = content.IndexOf(": ", from, StringComparison.Ordinal);
        return end >= 0 ? end : content.EndsWith(':') ? content.Length - 1 : -1;
    }

    private static string WithoutComment(string text)
    {
        var quoteEnd = text.Length > 0 && text[0] is '"' or '\'' ? text.LastIndexOf(text[0]) : 0;
        var comment = text.IndexOf(" #", quoteEnd, StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).TrimEnd();
    }

    private static string Unquoted(string text) => text.Length < 2 || text[0] != text[^1] ? text : text[0] switch
    {
        '"' => text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        '\'' => text[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ => text,
    };

    private FormatException Refusal(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {Math.Min(at + 1, lines.Length)}: {why}"));
}
