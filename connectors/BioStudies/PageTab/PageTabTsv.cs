using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>
/// Reads page-tab as tab-separated values, the form in which depositors write it: blocks parted by empty lines, the first
/// a submission, the second the study; links and files belong to the section before them, other sections to the one they name.
/// </summary>
public sealed partial class PageTabTsv
{
    private readonly Dictionary<string, PageTabDraft> named = new(StringComparer.Ordinal);
    private PageTabDraft? envelope;
    private PageTabDraft? study;
    private PageTabDraft? current;

    private PageTabTsv()
    {
    }

    /// <summary>The document, or null where the text does not begin with a submission or has no study.</summary>
    /// <param name="text">The whole document.</param>
    public static PageTabStudy? Read(string text)
    {
        var reading = new PageTabTsv();
        foreach (var block in Blocks(text))
        {
            reading.Add(block);
        }

        return reading.envelope is null || reading.study is null
            ? null
            : new PageTabStudy(reading.envelope.Accno, reading.envelope.Finish(), reading.study.Finish());
    }

    private static IEnumerable<List<PageTabLine>> Blocks(string text)
    {
        var block = new List<PageTabLine>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var cells = line.Split('\t').Select(cell => PlainText.Of(cell.Trim().Trim('"')) ?? "").ToArray();
            if (!cells.All(cell => cell.Length == 0))
            {
                block.Add(new PageTabLine(cells, string.Create(CultureInfo.InvariantCulture, $"line {number}")));
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private void Add(List<PageTabLine> block)
    {
        var head = block[0];
        if (envelope is null)
        {
            current = envelope = head.Is("Submission") ? Draft(head) : null;
            envelope?.Attributes.AddRange(Attributes(block.Skip(1)));
        }
        else if (TableHead().Match(head[0]) is { Success: true } table)
        {
            AddTable(block, table.Groups["type"].Value.Trim(), table.Groups["parent"].Value.Trim());
        }
        else if (head.Is("Link"))
        {
            AddLink(head[1], head.Where, [.. Attributes(block.Skip(1))]);
        }
        else if (head.Is("File"))
        {
            current?.Files.Add(File(head[1], Attributes(block.Skip(1))));
        }
        else
        {
            var section = Draft(head);
            section.Attributes.AddRange(Attributes(block.Skip(1)));
            AddSection(section, head[2]);
        }
    }

    // The first row of a table names its columns; the first column is the accession, address or path.
    private void AddTable(List<PageTabLine> block, string type, string parent)
    {
        foreach (var row in block.Skip(1))
        {
            var attributes = block[0].Cells.Skip(1).Zip(row.Cells.Skip(1))
                .Where(pair => pair.First.Length > 0 && pair.Second.Length > 0).Select(pair => new PageTabAttribute(pair.First, pair.Second, row.Where)).ToList();
            if (type.Equals("Links", StringComparison.OrdinalIgnoreCase))
            {
                AddLink(row[0], row.Where, attributes);
            }
            else if (type.Equals("Files", StringComparison.OrdinalIgnoreCase))
            {
                current?.Files.Add(File(row[0], attributes));
            }
            else
            {
                var section = new PageTabDraft(type, row[0].Length == 0 ? null : row[0], row.Where);
                section.Attributes.AddRange(attributes);
                Place(section, parent);
            }
        }
    }

    private void AddSection(PageTabDraft section, string parent)
    {
        if (study is null)
        {
            study = section;
        }
        else
        {
            Place(section, parent);
        }

        current = section;
        Name(section);
    }

    private void Place(PageTabDraft section, string parent)
    {
        Name(section);
        var within = named.GetValueOrDefault(parent);
        if (within is null || ReferenceEquals(within, section) || !within.TryAdd(section))
        {
            study?.TryAdd(section);
        }
    }

    private void Name(PageTabDraft section)
    {
        if (section.Accno is { } accno)
        {
            named.TryAdd(accno, section);
        }
    }

    private void AddLink(string url, string where, IReadOnlyList<PageTabAttribute> attributes)
    {
        if (url.Length > 0)
        {
            var type = attributes.FirstOrDefault(attribute => attribute.Name.Equals("Type", StringComparison.OrdinalIgnoreCase))?.Value;
            current?.Links.Add(new PageTabLink(url, where) { Type = type });
        }
    }

    private static PageTabDraft Draft(PageTabLine head) => new(head[0], head[1].Length == 0 ? null : head[1], head.Where);

    private static DataFile? File(string path, IEnumerable<PageTabAttribute> attributes) =>
        FileRow.Compose(path, null, attributes.Select(attribute => FileRow.Attribute(attribute.Name, attribute.Value, attribute.Qualifier("URL"))));

    // "<name>" refers to another section; "(name)" and "[name]" say something of the row above.
    private static List<PageTabAttribute> Attributes(IEnumerable<PageTabLine> rows)
    {
        var attributes = new List<PageTabAttribute>();
        foreach (var row in rows.Where(row => row[0].Length > 0 && row[1].Length > 0))
        {
            var name = row[0];
            var isQualifier = (name[0] == '(' && name[^1] == ')') || (name[0] == '[' && name[^1] == ']');
            if (isQualifier && attributes.Count > 0)
            {
                attributes[^1] = attributes[^1] with { Qualifiers = [.. attributes[^1].Qualifiers, new KeyValue(name[1..^1], row[1])] };
            }
            else
            {
                var isReference = name[0] == '<' && name[^1] == '>';
                attributes.Add(new PageTabAttribute(isReference ? name[1..^1] : name, row[1], row.Where) { IsReference = isReference });
            }
        }

        return attributes;
    }

    [GeneratedRegex(@"^(?<type>[^\[\]]+)\[(?<parent>[^\[\]]*)\]$|^(?<type>Links|Files)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableHead();
}
