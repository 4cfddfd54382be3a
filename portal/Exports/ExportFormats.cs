namespace Hub.Portal.Exports;

/// <summary>All forms in which a record can be had, the one table that content negotiation and the record page read.</summary>
public static class ExportFormats
{
    /// <summary>Every form, in the order in which the record page shows them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("json", "JSON", "application/json", "json", RecordJson.Write),
        new("json-ld", "schema.org", "application/ld+json", "jsonld", SchemaOrgJsonLd.Write),
        new("ro-crate", "RO-Crate", "application/ld+json;profile=\"https://w3id.org/ro/crate\"", "ro-crate.json", RoCrateJson.Write),
        new("datacite", "DataCite", "application/vnd.datacite.datacite+json", "datacite.json", DataCiteJson.Write),
        new("bibtex", "BibTeX", "application/x-bibtex", "bib", BibTex.Write),
        new("ris", "RIS", "application/x-research-info-systems", "ris", Ris.Write),
    ];

    /// <summary>The form of that name, or null.</summary>
    /// <param name="name">The word in <c>?format=</c>, in any case.</param>
    public static ExportFormat? Named(string name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
