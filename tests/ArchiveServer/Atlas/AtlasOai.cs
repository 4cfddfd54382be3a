using System.Globalization;
using System.Text;
using System.Xml.Linq;

using ArchiveServer.Flaws;

namespace ArchiveServer.Atlas;

/// <summary>The synthetic partner's OAI-PMH interface: Dublin Core and DataCite, one set, resumption tokens, persistent deletions.</summary>
/// <param name="all">The records.</param>
internal sealed class AtlasOai(AtlasRecords all)
{
    private const int PageSize = 5;
    private const string StampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace OaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static readonly XNamespace DataCite = "http://datacite.org/schema/kernel-4";

    /// <summary>Answers one request.</summary>
    public IResult Answer(HttpContext context)
    {
        var query = context.Request.Query;
        XElement body = query["verb"].ToString() switch
        {
            "Identify" => Identify(),
            "ListMetadataFormats" => new XElement(Oai + "ListMetadataFormats", Format("oai_dc", OaiDc), Format("datacite", DataCite)),
            "ListSets" => new XElement(Oai + "ListSets", new XElement(Oai + "set", new XElement(Oai + "setSpec", "even"), new XElement(Oai + "setName", "Every other record"))),
            "GetRecord" => Get(query["identifier"].ToString(), query["metadataPrefix"].ToString()),
            "ListRecords" or "ListIdentifiers" => List(query, FlawOf.Request(context)),
            _ => Error("badVerb", "No such verb."),
        };
        var answer = new XElement(Oai + "OAI-PMH", new XElement(Oai + "responseDate", DateTimeOffset.UnixEpoch.ToString(StampFormat, CultureInfo.InvariantCulture)), new XElement(Oai + "request", $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}"), body);
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + FlawedListing.Prologue(context) + answer.ToString(SaveOptions.DisableFormatting), "text/xml", Encoding.UTF8);
    }

    private static XElement Identify() => new(
        Oai + "Identify",
        new XElement(Oai + "repositoryName", "Atlas"),
        new XElement(Oai + "baseURL", "http://localhost/oai"),
        new XElement(Oai + "protocolVersion", "2.0"),
        new XElement(Oai + "adminEmail", "admin@example.org"),
        new XElement(Oai + "earliestDatestamp", "2012-01-01T00:00:00Z"),
        new XElement(Oai + "deletedRecord", "persistent"),
        new XElement(Oai + "granularity", "YYYY-MM-DDThh:mm:ssZ"));

    private static XElement Format(string prefix, XNamespace space) =>
        new(Oai + "metadataFormat", new XElement(Oai + "metadataPrefix", prefix), new XElement(Oai + "schema", space.NamespaceName), new XElement(Oai + "metadataNamespace", space.NamespaceName));

    private XElement Get(string identifier, string prefix) =>
        all.Find(identifier.Split(':')[^1]) is { } record ? new XElement(Oai + "GetRecord", Record(record, prefix)) : Error("idDoesNotExist", "No such record.");

    // The token holds all arguments: where, prefix, set and dates.
    private XElement List(IQueryCollection query, Flaw flaw)
    {
        var token = query["resumptionToken"].ToString();
        var parts = token.Length > 0 ? token.Split('|') : ["0", query["metadataPrefix"].ToString(), query["set"].ToString(), query["from"].ToString(), query["until"].ToString()];
        if (parts.Length != 5 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return Error("badResumptionToken", "No such token.");
        }

        if (parts[1] is not ("oai_dc" or "datacite"))
        {
            return Error("cannotDisseminateFormat", "There are oai_dc and datacite.");
        }

        var chosen = IsForgotten(flaw, start) ? [] : all.Slice(0, all.Count).Where(record => IsChosen(record, parts[2], parts[3], parts[4])).ToList();
        if (chosen.Count == 0)
        {
            return Error("noRecordsMatch", "None.");
        }

        IEnumerable<AtlasRecord> page = flaw switch
        {
            Flaw.EmptyListing => [],
            Flaw.RepeatedPage => chosen.Take(PageSize),
            Flaw.EndlessRecords => all.Endless(start, PageSize),
            _ => chosen.Skip(start).Take(PageSize),
        };
        var list = new XElement(Oai + query["verb"].ToString(), page.Select(record => query["verb"] == "ListRecords" ? Record(record, parts[1]) : Header(record)));
        var next = start + PageSize;
        var goesOn = next < chosen.Count || flaw is Flaw.EmptyListing or Flaw.RepeatedPage or Flaw.EndlessRecords;
        if (goesOn || start > 0)
        {
            parts[0] = next.ToString(CultureInfo.InvariantCulture);
            list.Add(new XElement(Oai + "resumptionToken", new XAttribute("completeListSize", chosen.Count), new XAttribute("cursor", start), goesOn ? string.Join('|', parts) : ""));
        }

        return list;
    }

    private static bool IsForgotten(Flaw flaw, int start) => flaw == Flaw.DroppedRecords && start > 0;

    private static bool IsChosen(AtlasRecord record, string set, string from, string until) =>
        (set != "even" || record.Study.Index % 2 == 0)
        && (from.Length == 0 || record.Modified >= DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
        && (until.Length == 0 || record.Modified <= DateTimeOffset.Parse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static XElement Header(AtlasRecord record) => new(
        Oai + "header",
        record.IsWithdrawn ? new XAttribute("status", "deleted") : null,
        new XElement(Oai + "identifier", "oai:atlas.example:" + record.Id),
        new XElement(Oai + "datestamp", record.Modified.ToString(StampFormat, CultureInfo.InvariantCulture)),
        record.Study.Index % 2 == 0 ? new XElement(Oai + "setSpec", "even") : null);

    private static XElement Record(AtlasRecord record, string prefix) => new(
        Oai + "record",
        Header(record),
        record.IsWithdrawn ? null : new XElement(Oai + "metadata", prefix == "datacite" ? DataCiteOf(record) : DublinCoreOf(record)));

    private static XElement DublinCoreOf(AtlasRecord record) => new(
        OaiDc + "dc",
        new XAttribute(XNamespace.Xmlns + "oai_dc", OaiDc),
        new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XElement(Dc + "title", record.Study.Title),
        record.Study.Authors.Select(author => new XElement(Dc + "creator", $"{author.Family}, {author.Given}")),
        new XElement(Dc + "subject", record.Study.Structure),
        new XElement(Dc + "subject", record.Study.Process),
        new XElement(Dc + "description", record.Study.Abstract + " Contact: someone@example.org"),
        new XElement(Dc + "date", record.Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new XElement(Dc + "identifier", record.Id),
        new XElement(Dc + "identifier", "https://atlas.example/" + record.Id),
        new XElement(Dc + "relation", "https://doi.org/" + record.Study.PaperDoi),
        new XElement(Dc + "rights", "info:eu-repo/semantics/openAccess"),
        new XElement(Dc + "rights", "https://creativecommons.org/licenses/by/4.0/"),
        new XElement(Dc + "publisher", "Atlas"));

    private static XElement DataCiteOf(AtlasRecord record) => new(
        DataCite + "resource",
        new XElement(DataCite + "identifier", new XAttribute("identifierType", "DOI"), $"10.5555/atlas.{record.Study.Index}"),
        new XElement(DataCite + "creators", record.Study.Authors.Select(author => new XElement(
            DataCite + "creator",
            new XElement(DataCite + "creatorName", $"{author.Family}, {author.Given}"),
            new XElement(DataCite + "givenName", author.Given),
            new XElement(DataCite + "familyName", author.Family),
            author.Orcid is null ? null : new XElement(DataCite + "nameIdentifier", new XAttribute("nameIdentifierScheme", "ORCID"), author.Orcid),
            new XElement(DataCite + "affiliation", author.Affiliation)))),
        new XElement(DataCite + "titles", new XElement(DataCite + "title", record.Study.Title)),
        new XElement(DataCite + "publisher", "Atlas"),
        new XElement(DataCite + "publicationYear", record.Study.Released.Year),
        new XElement(DataCite + "subjects", new XElement(DataCite + "subject", new XAttribute("subjectScheme", "NCBITaxon"), new XAttribute("valueURI", $"http://purl.obolibrary.org/obo/NCBITaxon_{record.Study.Organism.TaxonId}"), record.Study.Organism.Name), new XElement(DataCite + "subject", record.Study.Structure)),
        new XElement(DataCite + "dates", new XElement(DataCite + "date", new XAttribute("dateType", "Issued"), record.Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new XElement(DataCite + "alternateIdentifiers", new XElement(DataCite + "alternateIdentifier", new XAttribute("alternateIdentifierType", "accession"), record.Id)),
        new XElement(DataCite + "relatedIdentifiers", new XElement(DataCite + "relatedIdentifier", new XAttribute("relatedIdentifierType", "DOI"), new XAttribute("relationType", "IsSupplementTo"), record.Study.PaperDoi)),
        new XElement(DataCite + "rightsList", new XElement(DataCite + "rights", new XAttribute("rightsURI", "https://creativecommons.org/licenses/by/4.0/"), "Creative Commons Attribution 4.0")),
        new XElement(DataCite + "descriptions", new XElement(DataCite + "description", new XAttribute("descriptionType", "Abstract"), record.Study.Abstract)),
        new XElement(DataCite + "fundingReferences", new XElement(DataCite + "fundingReference", new XElement(DataCite + "funderName", record.Study.Grant.Funder), new XElement(DataCite + "awardNumber", record.Study.Grant.Code))));

    private static XElement Error(string code, string text) => new(Oai + "error", new XAttribute("code", code), text);
}
