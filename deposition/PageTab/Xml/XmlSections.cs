using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Hub.Deposition.PageTab;

/// <summary>Makes page-tab of XML elements.</summary>
/// <param name="text">Takes the problems.</param>
internal sealed class XmlSections(PageTabText text)
{
    public Submission? Submission(XElement root)
    {
        if (root.Name.LocalName != "submission" || Child(root, "section") is not { } study)
        {
            text.Add("section-missing", "The document has no <section> with the study in its <submission>. Page-tab begins <submission accno=\"…\"><attributes>…</attributes><section type=\"Study\">.", At(root));
            return null;
        }

        var attributes = Attributes(root);
        return Section(study, 1, inTable: false) is { } section
            ? new Submission(section) { Accno = Mark(root, "accno"), Attributes = attributes }
            : null;
    }

    private Section? Section(XElement element, int depth, bool inTable)
    {
        if (depth > PageTabLimits.Depth)
        {
            text.Add("too-deep", $"Sections lie within each other more than {PageTabLimits.Depth} deep. Move the inner ones up.", At(element));
            return null;
        }

        if (!text.Count(At(element)) || text.Type(element.Attribute("type")?.Value, At(element)) is not { } type)
        {
            return null;
        }

        return new Section(type)
        {
            Accno = Mark(element, "accno"),
            Attributes = Attributes(element),
            Subsections = Each(element, "subsections", "section", (inner, isRow) => Section(inner, depth + 1, isRow)),
            Files = Each(element, "files", "file", File),
            Links = Each(element, "links", "link", Link),
            InTable = inTable,
            Place = At(element),
        };
    }

    private List<T> Each<T>(XElement owner, string list, string name, Func<XElement, bool, T?> read)
        where T : class
    {
        var found = new List<T>();
        foreach (var item in Child(owner, list)?.Elements() ?? [])
        {
            var isTable = item.Name.LocalName == "table";
            foreach (var row in isTable ? item.Elements() : [item])
            {
                if (text.IsExhausted)
                {
                    return found;
                }

                if (row.Name.LocalName != name)
                {
                    text.Add("element-unknown", $"<{row.Name.LocalName}> cannot stand in <{list}>, which holds <{name}> and <table>.", At(row));
                }
                else if (read(row, isTable) is { } one)
                {
                    found.Add(one);
                }
            }
        }

        return found;
    }

    private PageTabFile? File(XElement element, bool inTable)
    {
        if (!text.Count(At(element)))
        {
            return null;
        }

        if (text.OneLine(Child(element, "path")?.Value, At(element)) is not { } path)
        {
            text.Add("path-missing", "A <file> has no <path>. Give the path it was uploaded under.", At(element));
            return null;
        }

        return FileFacts.Lifted(new PageTabFile(path)
        {
            Size = Size(element),
            Type = Mark(element, "type"),
            Attributes = Attributes(element),
            InTable = inTable,
            Place = At(element),
        });
    }

    private long? Size(XElement file)
    {
        if (file.Attribute("size") is not { } stated)
        {
            return null;
        }

        if (long.TryParse(stated.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return size;
        }

        text.Add("size-unreadable", "A file's size is a whole number of bytes. Correct it, or leave it out.", At(file));
        return null;
    }

    private PageTabLink? Link(XElement element, bool inTable)
    {
        if (!text.Count(At(element)))
        {
            return null;
        }

        if (text.OneLine(Child(element, "url")?.Value, At(element)) is not { } url)
        {
            text.Add("url-missing", "A <link> has no <url>. Give its address or accession, or delete the link.", At(element));
            return null;
        }

        return new PageTabLink(url) { Attributes = Attributes(element), InTable = inTable, Place = At(element) };
    }

    private List<PageTabAttribute> Attributes(XElement owner) => Each(owner, "attributes", "attribute", (element, _) => Attribute(element));

    private PageTabAttribute? Attribute(XElement element)
    {
        if (!text.Count(At(element)) || text.Name(Child(element, "name")?.Value, At(element)) is not { } name)
        {
            return null;
        }

        return new PageTabAttribute(name, Value(element))
        {
            IsReference = element.Attribute("reference")?.Value == "true",
            NameQualifiers = Qualifiers(element, "nmqual"),
            ValueQualifiers = Qualifiers(element, "valqual"),
            Place = At(element),
        };
    }

    private List<Qualifier> Qualifiers(XElement owner, string name) =>
        [.. from element in owner.Elements()
            where element.Name.LocalName == name
            let qualifier = text.Name(Child(element, "name")?.Value, At(element))
            where qualifier is not null
            select new Qualifier(qualifier, Value(element))];

    private string? Value(XElement owner) => Child(owner, "value") is { } value ? text.Value(value.Value, At(value)) : null;

    private string? Mark(XElement element, string name) => text.OneLine(element.Attribute(name)?.Value, At(element));

    private static XElement? Child(XElement owner, string name) => owner.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static Place At(XElement element) => element is IXmlLineInfo line && line.HasLineInfo() ? new Place(line.LineNumber, line.LinePosition) : new Place(1, 1);
}
