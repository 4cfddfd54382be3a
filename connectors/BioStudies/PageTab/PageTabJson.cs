using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>Reads page-tab JSON: one thing or a list of things or a table of lists, names in any case, values that may be missing.</summary>
public static class PageTabJson
{
    /// <summary>The document, or null where the JSON is no submission.</summary>
    /// <param name="root">The root of the JSON.</param>
    public static PageTabStudy? Read(JsonPlace root)
    {
        var study = root["section"].Each().FirstOrDefault(section => section.IsObject);
        return study.IsObject
            ? new PageTabStudy(Accno(root), new PageTabSection { Type = "submission", Where = root.Path, Attributes = Attributes(root) }, Section(study))
            : null;
    }

    private static PageTabSection Section(JsonPlace section)
    {
        var files = section["files"].Each().Where(file => file.IsObject).Select(FileRow.Read).ToList();
        return new PageTabSection
        {
            Type = section["type"].Text() ?? "",
            Accno = Accno(section),
            Where = section.Path,
            Attributes = Attributes(section),
            Subsections = [.. section["subsections"].Each().Where(inner => inner.IsObject).Select(Section)],
            Links = [.. section["links"].Each().Select(Link).OfType<PageTabLink>()],
            Files = [.. files.OfType<DataFile>()],
            UnreadableFiles = files.Count(file => file is null),
        };
    }

    // Some template versions write accNo.
    private static string? Accno(JsonPlace place) => place["accno"].Text() ?? place["accNo"].Text();

    private static PageTabAttribute[] Attributes(JsonPlace owner) =>
        [.. from attribute in owner["attributes"].Each()
            let name = attribute["name"].Text()
            let value = attribute["value"].Text()
            where name is not null && value is not null and not "null"
            select new PageTabAttribute(name, value, attribute.Path)
            {
                IsReference = attribute["reference"].Verbatim() == "true" || attribute["isReference"].Verbatim() == "true",
                Qualifiers = [.. Qualifiers(attribute["valqual"]), .. Qualifiers(attribute["nmqual"])],
            }];

    private static IEnumerable<KeyValue> Qualifiers(JsonPlace qualifiers) =>
        from qualifier in qualifiers.Each()
        let name = qualifier["name"].Text()
        let value = qualifier["value"].Text()
        where name is not null && value is not null
        select new KeyValue(name, value);

    private static PageTabLink? Link(JsonPlace link) => link["url"].Text() is { } url
        ? new PageTabLink(url, link["url"].Path)
        {
            Type = Attributes(link).FirstOrDefault(attribute => string.Equals(attribute.Name, "Type", StringComparison.OrdinalIgnoreCase))?.Value,
        }
        : null;
}
