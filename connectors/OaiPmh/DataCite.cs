using System.Globalization;
using System.Xml.XPath;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>DataCite metadata, kernel 4 (read leniently, whatever minor version).</summary>
internal sealed class DataCite(XPathNavigator root) : Metadata(root)
{
    private static readonly string[] Papers = ["IsSupplementTo", "IsCitedBy", "IsDocumentedBy", "IsDescribedBy", "IsReferencedBy"];

    protected override IEnumerable<string> Identifiers() => Texts("alternateIdentifiers/alternateIdentifier").Concat(Texts("identifier"));

    protected override string? Text(string path) => base.Text(path == "title" ? "titles/title" : path);

    protected override StatedRecord State(string accession, string title)
    {
        var subjects = Elements("subjects/subject").Select(Subject).ToList();
        return new StatedRecord
        {
            Accession = accession,
            Title = title.ReplaceLineEndings(" "),
            Description = Elements("descriptions/description").OrderBy(text => text.GetAttribute("descriptionType", "") != "Abstract").Select(TextOf).FirstOrDefault(),
            ReleaseDate = Date("Available") ?? Date("Issued") ?? (Text("publicationYear") is { } year ? new StatedText(year, "publicationYear") : null),
            UpdateDate = Date("Updated"),
            Licence = Licence(Elements("rightsList/rights").SelectMany(rights => new[] { rights.GetAttribute("rightsURI", ""), rights.Value.Trim() }).Where(text => text.Length > 0)),
            Size = Texts("sizes/size").FirstOrDefault(size => size.Any(char.IsAsciiDigit) && size.TrimEnd().EndsWith('B')) is { } size ? new StatedText(size, "sizes.size") : null,
            Organisms = [.. subjects.Where(IsTaxon)],
            ImagingMethods = [.. subjects.Where(IsMethod)],
            Keywords = [.. subjects.Where(subject => !IsTaxon(subject) && !IsMethod(subject)).Select(subject => subject.Label).OfType<string>().Distinct(StringComparer.Ordinal)],
            Authors = [.. Elements("creators/creator").Select(Creator).OfType<Author>()],
            Publications = [.. Related().Where(each => Papers.Contains(each.Relation)).Select(each => CratePublications.Read(null, [each.Target], null)).OfType<Publication>()],
            Funding = [.. Elements("fundingReferences/fundingReference").Select(Funding).OfType<Grant>()],
            References = [.. Related().Where(each => !Papers.Contains(each.Relation))],
            Attributes = [.. Texts("publisher").Take(1).Select(name => new KeyValue("Publisher", name))],
            Doi = Text("identifier"),
            LandingPage = Texts("alternateIdentifiers/alternateIdentifier").FirstOrDefault(CrateNames.IsAddress),
        };
    }

    private static StatedTerm Subject(XPathNavigator subject)
    {
        var (scheme, address) = (subject.GetAttribute("subjectScheme", ""), subject.GetAttribute("valueURI", ""));
        return new StatedTerm(address.Length > 0 ? address : null, TextOf(subject), scheme.Length > 0 ? scheme : null, "subjects.subject");
    }

    private static bool IsTaxon(StatedTerm subject) =>
        subject.Ontology?.Contains("taxon", StringComparison.OrdinalIgnoreCase) == true || subject.Id?.Contains("NCBITaxon", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsMethod(StatedTerm subject) =>
        subject.Ontology?.Equals("FBbi", StringComparison.OrdinalIgnoreCase) == true || subject.Id?.Contains("FBbi", StringComparison.OrdinalIgnoreCase) == true;

    private static Author? Creator(XPathNavigator creator)
    {
        var (given, family) = (TextOf(creator, "givenName"), TextOf(creator, "familyName"));
        var name = given is not null && family is not null ? $"{given} {family}" : TextOf(creator, "creatorName");
        var orcid = Elements(creator, "nameIdentifier").FirstOrDefault(id => id.GetAttribute("nameIdentifierScheme", "").Equals("ORCID", StringComparison.OrdinalIgnoreCase))?.Value.Trim();
        return name is null ? null : new Author(name, orcid, TextOf(creator, "affiliation"));
    }

    private static Grant? Funding(XPathNavigator funding) =>
        TextOf(funding, "funderName") is { } funder ? new Grant(funder, TextOf(funding, "awardNumber")) : null;

    private StatedText? Date(string type) => Elements("dates/date")
        .Where(date => date.GetAttribute("dateType", "") == type)
        .Select(date => PlainText.Of(date.Value.Split('/')[0]))
        .OfType<string>()
        .Select(date => new StatedText(date, string.Create(CultureInfo.InvariantCulture, $"dates.date[{type}]")))
        .FirstOrDefault();

    private IEnumerable<Reference> Related() =>
        from related in Elements("relatedIdentifiers/relatedIdentifier")
        let target = TextOf(related)
        let relation = related.GetAttribute("relationType", "")
        where target is not null
        select new Reference(target, relation.Length > 0 ? relation : "References", "relatedIdentifiers");
}
