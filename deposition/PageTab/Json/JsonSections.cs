using System.Globalization;
using System.Text.Json;

namespace Hub.Deposition.PageTab;

/// <summary>Makes page-tab of JSON values: one thing, a list of things, or a list with tables in it.</summary>
/// <param name="text">Takes the problems.</param>
internal sealed class JsonSections(PageTabText text)
{
    public Submission? Submission(JsonSpot root)
    {
        if (root.Kind != JsonTokenType.StartObject || root["section"] is not { Kind: JsonTokenType.StartObject } study)
        {
            text.Add("section-missing", "The document has no \"section\" with the study in it. Page-tab begins {\"accno\": …, \"attributes\": […], \"section\": {…}}.", root.Place);
            return null;
        }

        var attributes = Attributes(root);
        return Section(study, 1, inTable: false) is { } section
            ? new Submission(section) { Accno = Accno(root), Attributes = attributes }
            : null;
    }

    private Section? Section(JsonSpot spot, int depth, bool inTable)
    {
        if (depth > PageTabLimits.Depth)
        {
            text.Add("too-deep", $"Sections lie within each other more than {PageTabLimits.Depth} deep. Move the inner ones up.", spot.Place);
            return null;
        }

        if (!text.Count(spot.Place) || text.Type(spot["type"]?.Text, spot.Place) is not { } type)
        {
            return null;
        }

        return new Section(type)
        {
            Accno = Accno(spot),
            Attributes = Attributes(spot),
            Subsections = Each(spot["subsections"], (inner, isRow) => Section(inner, depth + 1, isRow)),
            Files = Each(spot["files"], File),
            Links = Each(spot["links"], Link),
            InTable = inTable,
            Place = spot.Place,
        };
    }

    // Some templates write accNo.
    private string? Accno(JsonSpot spot) => text.OneLine(spot["accno"]?.Text, spot.Place);

    private List<T> Each<T>(JsonSpot? list, Func<JsonSpot, bool, T?> read)
        where T : class
    {
        var found = new List<T>();
        foreach (var item in list is null ? [] : list.Kind == JsonTokenType.StartArray ? list.Items : [list])
        {
            var isTable = item.Kind == JsonTokenType.StartArray;
            foreach (var row in isTable ? item.Items : [item])
            {
                if (text.IsExhausted)
                {
                    return found;
                }

                if (IsObject(row) && read(row, isTable) is { } one)
                {
                    found.Add(one);
                }
            }
        }

        return found;
    }

    private bool IsObject(JsonSpot spot)
    {
        if (spot.Kind is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            text.Add("not-an-object", "An object is expected here: sections, files, links and attributes are written {…}, in a list or as rows of a table.", spot.Place);
        }

        return spot.Kind == JsonTokenType.StartObject && spot.Members.Count > 0;
    }

    private PageTabFile? File(JsonSpot spot, bool inTable)
    {
        if (!text.Count(spot.Place))
        {
            return null;
        }

        if (text.OneLine(spot["path"]?.Text, spot.Place) is not { } path)
        {
            text.Add("path-missing", "A file has no \"path\". Give the path it was uploaded under.", spot.Place);
            return null;
        }

        return FileFacts.Lifted(new PageTabFile(path)
        {
            Size = Size(spot["size"]),
            Type = text.OneLine(spot["type"]?.Text, spot.Place),
            Attributes = Attributes(spot),
            InTable = inTable,
            Place = spot.Place,
        });
    }

    private long? Size(JsonSpot? spot)
    {
        if (spot is null)
        {
            return null;
        }

        if (long.TryParse(spot.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return size;
        }

        text.Add("size-unreadable", "A file's size is a whole number of bytes. Correct it, or leave it out.", spot.Place);
        return null;
    }

    private PageTabLink? Link(JsonSpot spot, bool inTable)
    {
        if (!text.Count(spot.Place))
        {
            return null;
        }

        if (text.OneLine(spot["url"]?.Text, spot.Place) is not { } url)
        {
            text.Add("url-missing", "A link has no \"url\". Give its address or accession, or delete the link.", spot.Place);
            return null;
        }

        return new PageTabLink(url) { Attributes = Attributes(spot), InTable = inTable, Place = spot.Place };
    }

    private List<PageTabAttribute> Attributes(JsonSpot owner) => Each(owner["attributes"], Attribute);

    private PageTabAttribute? Attribute(JsonSpot spot, bool inTable)
    {
        if (!text.Count(spot.Place) || text.Name(spot["name"]?.Text, spot.Place) is not { } name)
        {
            return null;
        }

        return new PageTabAttribute(name, text.Value(spot["value"]?.Text, spot["value"]?.Place ?? spot.Place))
        {
            IsReference = (spot["reference"] ?? spot["isReference"])?.Text is "true" or "True",
            NameQualifiers = Qualifiers(spot["nmqual"]),
            ValueQualifiers = Qualifiers(spot["valqual"]),
            Place = spot.Place,
        };
    }

    private List<Qualifier> Qualifiers(JsonSpot? list) => Each(list, (spot, _) =>
        text.Name(spot["name"]?.Text, spot.Place) is { } name ? new Qualifier(name, text.Value(spot["value"]?.Text, spot.Place)) : null);
}
