using System.Text.RegularExpressions;

namespace Hub.Deposition.PageTab;

/// <summary>
/// Makes page-tab of blocks: the first is the submission, the second the study. Links and files belong to the section
/// before them or the one they name, other sections to the one they name or to the study.
/// </summary>
internal sealed partial class TsvBlocks
{
    private readonly PageTabText text;
    private readonly TsvAttributes attributes;
    private readonly Dictionary<string, TsvSection> named = new(StringComparer.Ordinal);
    private (string? Accno, List<PageTabAttribute> Attributes)? envelope;
    private TsvSection? study;
    private TsvSection? current;

    public TsvBlocks(PageTabText text) => (this.text, attributes) = (text, new TsvAttributes(text));

    /// <summary>The document, or null with a problem.</summary>
    public Submission? Finish(Place end)
    {
        if (study is null)
        {
            text.Add("section-missing", "The document has no study. Page-tab begins with a block Submission, an empty line, and a block Study.", end);
        }

        return envelope is { } outer && study is not null ? new Submission(study.Finish()) { Accno = outer.Accno, Attributes = outer.Attributes } : null;
    }

    /// <summary>Adds a block of at least one row.</summary>
    public void Add(List<List<TsvCell>> block)
    {
        var head = block[0];
        var word = head[0].Text;
        if (envelope is null)
        {
            Begin(block);
        }
        else if (TableHead().Match(word) is { Success: true } table)
        {
            AddTable(block, table.Groups["type"].Value.Trim(), table.Groups["parent"].Value.Trim());
        }
        else if (word.Equals("Link", StringComparison.OrdinalIgnoreCase))
        {
            AddLink(current, At(head, 1), attributes.OfRows(block.Skip(1)), inTable: false);
        }
        else if (word.Equals("File", StringComparison.OrdinalIgnoreCase))
        {
            AddFile(current, At(head, 1), attributes.OfRows(block.Skip(1)), inTable: false);
        }
        else
        {
            AddSection(block);
        }
    }

    private static TsvCell At(List<TsvCell> row, int column) => column < row.Count ? row[column] : row[0] with { Text = "" };

    private void Begin(List<List<TsvCell>> block)
    {
        var head = block[0];
        if (!head[0].Text.Equals("Submission", StringComparison.OrdinalIgnoreCase))
        {
            text.Add("submission-missing", "Tab-separated page-tab begins with the word Submission, and beside it the accession.", head[0].Place);
        }

        envelope = (text.OneLine(At(head, 1).Text, head[0].Place), attributes.OfRows(block.Skip(1)));
    }

    // The first row of a table names its columns; the first column is the accession, address or path.
    private void AddTable(List<List<TsvCell>> block, string type, string parent)
    {
        var columns = block[0].Skip(1).ToList();
        var owner = parent.Length == 0 ? null : Named(parent, block[0][0].Place);
        foreach (var row in block.Skip(1))
        {
            foreach (var extra in row.Skip(columns.Count + 1).Where(cell => !cell.IsEmpty).Take(1))
            {
                text.Add("cell-unexpected", "This cell stands below no column's name. Name the column in the first row of the table.", extra.Place);
            }

            var cells = attributes.Read(columns.Zip(row.Skip(1)).Where(pair => !pair.First.IsEmpty && !pair.Second.IsEmpty));
            if (type.Equals("Links", StringComparison.OrdinalIgnoreCase))
            {
                AddLink(owner ?? current, row[0], cells, inTable: true);
            }
            else if (type.Equals("Files", StringComparison.OrdinalIgnoreCase))
            {
                AddFile(owner ?? current, row[0], cells, inTable: true);
            }
            else if (Draft(type, row[0], row[0].Place, inTable: true) is { } section)
            {
                section.Attributes.AddRange(cells);
                Place(section, owner ?? study, row[0].Place);
            }
        }
    }

    private void AddSection(List<List<TsvCell>> block)
    {
        var head = block[0];
        if (Draft(head[0].Text, At(head, 1), head[0].Place, inTable: false) is not { } section)
        {
            return;
        }

        section.Attributes.AddRange(attributes.OfRows(block.Skip(1)));
        var parent = At(head, 2);
        if (study is null)
        {
            study = section;
            Name(section);
        }
        else
        {
            Place(section, parent.IsEmpty ? study : Named(parent.Text, parent.Place), head[0].Place);
        }

        current = section;
    }

    private TsvSection? Draft(string type, TsvCell accno, Place place, bool inTable) =>
        text.Count(place) && text.Type(type, place) is { } clean ? new TsvSection(clean, text.OneLine(accno.Text, accno.Place), place, inTable) : null;

    private TsvSection? Named(string accno, Place place)
    {
        if (named.GetValueOrDefault(accno) is { } section)
        {
            return section;
        }

        text.Add("parent-unknown", $"No section before this one has the accession '{(accno.Length > 60 ? accno[..60] : accno)}'. Put that section first, or correct the name.", place);
        return study;
    }

    private void Place(TsvSection section, TsvSection? parent, Place place)
    {
        if (parent is null)
        {
            text.Add("study-missing", "A table of sections stands before the study. Put the block Study first.", place);
        }
        else if (!parent.TryAdd(section))
        {
            text.Add("too-deep", $"Sections lie within each other more than {PageTabLimits.Depth} deep. Move the inner ones up.", place);
        }

        Name(section);
    }

    private void Name(TsvSection section)
    {
        if (section.Accno is { } accno)
        {
            named[accno] = section;
        }
    }

    private void AddLink(TsvSection? owner, TsvCell url, List<PageTabAttribute> said, bool inTable)
    {
        if (text.OneLine(url.Text, url.Place) is not { } address || owner is null)
        {
            text.Add("url-missing", "A link needs an address or accession beside it, and a section before it.", url.Place);
            return;
        }

        _ = text.Count(url.Place);
        owner.Links.Add(new PageTabLink(address) { Attributes = said, InTable = inTable, Place = url.Place });
    }

    private void AddFile(TsvSection? owner, TsvCell path, List<PageTabAttribute> said, bool inTable)
    {
        if (text.OneLine(path.Text, path.Place) is not { } name || owner is null)
        {
            text.Add("path-missing", "A file needs its path beside it, and a section before it.", path.Place);
            return;
        }

        _ = text.Count(path.Place);
        owner.Files.Add(FileFacts.Lifted(new PageTabFile(name) { Attributes = said, InTable = inTable, Place = path.Place }));
    }

    [GeneratedRegex(@"^(?<type>[^\[\]]+)\[(?<parent>[^\[\]]*)\]$|^(?<type>Links|Files)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableHead();
}
