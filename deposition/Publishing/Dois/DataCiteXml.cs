using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>A record as DataCite Metadata Schema 4.7 in XML.</summary>
public static class DataCiteXml
{
    private static readonly XNamespace Kernel = "http://datacite.org/schema/kernel-4";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes the document, UTF-8 without a byte order mark.</summary>
    /// <param name="dataset">The record; with at least one author it is complete.</param>
    /// <param name="doi">The DOI to be registered.</param>
    /// <param name="publisher">Who publishes it.</param>
    /// <param name="version">The version's number.</param>
    public static byte[] Write(Dataset dataset, string doi, string publisher, int version)
    {
        var root = new XElement(
            Kernel + "resource",
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XAttribute(Instance + "schemaLocation", "http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"),
            new XElement(Kernel + "identifier", new XAttribute("identifierType", "DOI"), doi),
            new XElement(Kernel + "creators", Creators(dataset)),
            new XElement(Kernel + "titles", new XElement(Kernel + "title", Text(dataset.Title))),
            new XElement(Kernel + "publisher", Text(publisher)),
            new XElement(Kernel + "publicationYear", (dataset.Year ?? 0).ToString("D4", CultureInfo.InvariantCulture)),
            new XElement(Kernel + "resourceType", new XAttribute("resourceTypeGeneral", "Dataset"), "Bioimaging dataset"),
            Group("subjects", Subjects(dataset)),
            Group("dates", dataset.ReleaseDate is { } day ? [new XElement(Kernel + "date", new XAttribute("dateType", "Available"), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : []),
            new XElement(Kernel + "alternateIdentifiers", new XElement(Kernel + "alternateIdentifier", new XAttribute("alternateIdentifierType", "Accession"), dataset.Accession)),
            Group("relatedIdentifiers", Related(dataset)),
            Group("sizes", dataset.SizeBytes is { } bytes ? [new XElement(Kernel + "size", string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"))] : []),
            new XElement(Kernel + "version", version.ToString(CultureInfo.InvariantCulture)),
            Group("rightsList", Rights(dataset)),
            Group("descriptions", dataset.Description is { } prose ? [new XElement(Kernel + "description", new XAttribute("descriptionType", "Abstract"), Text(prose))] : []),
            Group("fundingReferences", Funding(dataset)));
        return Bytes(new XDocument(new XDeclaration("1.0", "UTF-8", null), root));
    }

    private static byte[] Bytes(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            document.Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement? Group(string name, IEnumerable<XElement> items) => items.ToList() is { Count: > 0 } all ? new XElement(Kernel + name, all) : null;

    // The kernel wants at least one creator; a record without authors says so with DataCite's own word for it.
    private static IEnumerable<XElement> Creators(Dataset dataset) => dataset.Authors.Count == 0
        ? [new XElement(Kernel + "creator", new XElement(Kernel + "creatorName", ":unav"))]
        : dataset.Authors.Select(author => new XElement(
            Kernel + "creator",
            new XElement(Kernel + "creatorName", new XAttribute("nameType", "Personal"), Text(author.Name)),
            author.Orcid is null ? null : new XElement(Kernel + "nameIdentifier", new XAttribute("nameIdentifierScheme", "ORCID"), new XAttribute("schemeURI", "https://orcid.org"), "https://orcid.org/" + author.Orcid),
            author.Affiliation is null ? null : new XElement(Kernel + "affiliation", Text(author.Affiliation))));

    private static IEnumerable<XElement> Subjects(Dataset dataset) =>
        dataset.Keywords.Select(word => new XElement(Kernel + "subject", Text(word)))
            .Concat(dataset.Organisms.Select(organism => Subject(organism.Name, "NCBI Taxonomy", organism.TaxonId)))
            .Concat(dataset.ImagingMethods.Select(method => Subject(method.Label, "FBbi", method.Id)));

    private static XElement Subject(string word, string scheme, string? id) =>
        new(Kernel + "subject", new XAttribute("subjectScheme", scheme), id is null ? null : new XAttribute("classificationCode", id), Text(word));

    private static IEnumerable<XElement> Related(Dataset dataset) =>
        dataset.Publications.Where(paper => paper.Doi is not null)
            .Select(paper => new XElement(Kernel + "relatedIdentifier", new XAttribute("relatedIdentifierType", "DOI"), new XAttribute("relationType", "IsSupplementTo"), Text(paper.Doi!)));

    private static IEnumerable<XElement> Rights(Dataset dataset) => dataset.Licence is { } licence
        ? [new XElement(Kernel + "rights", new XAttribute("rightsIdentifier", licence), new XAttribute("rightsIdentifierScheme", "SPDX"), new XAttribute("schemeURI", "https://spdx.org/licenses/"), licence)]
        : [];

    private static IEnumerable<XElement> Funding(Dataset dataset) => dataset.Funding.Where(grant => !string.IsNullOrWhiteSpace(grant.Funder)).Select(grant => new XElement(
        Kernel + "fundingReference",
        new XElement(Kernel + "funderName", Text(grant.Funder!)),
        string.IsNullOrWhiteSpace(grant.Code) ? null : new XElement(Kernel + "awardNumber", Text(grant.Code))));

    // What XML cannot carry is left out.
    private static string Text(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))));
}
