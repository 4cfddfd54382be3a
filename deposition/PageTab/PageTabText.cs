using System.Buffers;

namespace Hub.Deposition.PageTab;

/// <summary>Collects problems while a document is read, and makes its texts such that every form can carry them.</summary>
internal sealed class PageTabText
{
    // What XML cannot carry: controls but tab and line ends, and the two non-characters of the basic plane.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']), '\u007F', '\uFFFE', '\uFFFF']);

    private static readonly string[] ReservedTypes = ["Submission", "Link", "Links", "File", "Files"];

    private readonly List<PageTabProblem> problems = [];
    private int nodes;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<PageTabProblem> Problems => problems;

    /// <summary>Whether reading should stop: too many problems, or too many nodes.</summary>
    public bool IsExhausted => problems.Count >= PageTabLimits.Problems || nodes > PageTabLimits.Nodes;

    /// <summary>Notes a problem.</summary>
    public void Add(string code, string message, Place place)
    {
        if (problems.Count < PageTabLimits.Problems)
        {
            problems.Add(new PageTabProblem(code, message, place));
        }
    }

    /// <summary>Counts a section, attribute, file or link; false where there are too many.</summary>
    public bool Count(Place place)
    {
        if (++nodes == PageTabLimits.Nodes + 1)
        {
            Add("too-many", $"The document has more than {PageTabLimits.Nodes} sections, attributes, files and links. Put its files into file lists.", place);
        }

        return nodes <= PageTabLimits.Nodes;
    }

    /// <summary>A value: line ends as line feeds, trimmed, null where nothing is left or it cannot be kept.</summary>
    public string? Value(string? text, Place place) => Cleaned(text, PageTabLimits.Value, place);

    /// <summary>A name of an attribute or qualifier; null, with a problem, where it is none.</summary>
    public string? Name(string? text, Place place)
    {
        var name = OneLine(text, place);
        if (name is null)
        {
            Add("name-missing", "An attribute has no name. Give it one, or delete the attribute.", place);
        }
        else if (name is ['(', .., ')'] or ['[', .., ']'] or ['<', .., '>'])
        {
            Add("name-bracketed", $"The name '{Shown(name)}' stands in brackets, which tab-separated page-tab keeps for qualifiers and references. Write it without.", place);
            return null;
        }

        return name;
    }

    /// <summary>A section's type; null, with a problem, where it is none.</summary>
    public string? Type(string? text, Place place)
    {
        var type = OneLine(text, place);
        if (type is null)
        {
            Add("type-missing", "A section has no type. Say what it is, such as Study, Author or Biosample.", place);
        }
        else if (ReservedTypes.Contains(type, StringComparer.OrdinalIgnoreCase) || type.AsSpan().IndexOfAny('[', ']') >= 0 || type[0] == '<')
        {
            Add("type-reserved", $"No section can be of the type '{Shown(type)}': page-tab keeps the words Submission, Link, File and brackets for itself.", place);
            return null;
        }

        return type;
    }

    /// <summary>An accession, path or address; null where it is missing.</summary>
    public string? OneLine(string? text, Place place)
    {
        var line = Cleaned(text, PageTabLimits.Value, place);
        if (line is not null && (line.Length > PageTabLimits.Name && !line.Contains('/', StringComparison.Ordinal)))
        {
            Add("name-too-long", $"'{Shown(line)}' has {line.Length} characters; names, types and accessions have at most {PageTabLimits.Name}.", place);
            return null;
        }

        return line?.ReplaceLineEndings(" ").Replace('\t', ' ');
    }

    private string? Cleaned(string? text, int longest, Place place)
    {
        if (text is null)
        {
            return null;
        }

        if (text.AsSpan().ContainsAny(Unprintable) || HoldsHalfSurrogate(text))
        {
            Add("text-unprintable", $"'{Shown(text)}' holds control characters, which cannot be kept. Write it again without them.", place);
            return null;
        }

        var clean = (text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text).Trim();
        if (clean.Length > longest)
        {
            Add("text-too-long", $"'{Shown(clean)}' has {clean.Length} characters; at most {longest} are kept. Put long texts into a file.", place);
            return null;
        }

        return clean.Length == 0 ? null : clean;
    }

    private static bool HoldsHalfSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(string text)
    {
        var start = text.Length <= 60 ? text : text[..60] + "…";
        return string.Concat(start.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter));
    }
}
