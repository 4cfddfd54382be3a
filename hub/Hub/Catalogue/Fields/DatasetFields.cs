using System.Globalization;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>What can be asked of datasets.</summary>
internal static class DatasetFields
{
    /// <summary>Whether a dataset stands for its cluster, as one that is in none does for itself.</summary>
    public const string IsPreferred = "IsPreferred";

    private static readonly RecordProperty[] Properties =
    [
        RecordProperty.One<Dataset>("Accession", PropertyType.Text, d => d.Accession),
        RecordProperty.One<Dataset>("Archive", PropertyType.Text, d => d.Archive),
        RecordProperty.One<Dataset>("Title", PropertyType.Text, d => d.Title),
        RecordProperty.One<Dataset>("Description", PropertyType.Text, d => d.Description),
        RecordProperty.One<Dataset>("ReleaseDate", PropertyType.Date, d => d.ReleaseDate),
        RecordProperty.One<Dataset>("UpdateDate", PropertyType.Date, d => d.UpdateDate),
        RecordProperty.One<Dataset>("Year", PropertyType.Number, d => (long?)d.Year),
        RecordProperty.One<Dataset>("Licence", PropertyType.Text, d => d.Licence),
        RecordProperty.One<Dataset>("SizeBytes", PropertyType.Number, d => d.SizeBytes),
        RecordProperty.One<Dataset>("SizeIsApproximate", PropertyType.Boolean, d => d.SizeIsApproximate),
        RecordProperty.One<Dataset>("FileCount", PropertyType.Number, d => d.FileCount),
        RecordProperty.One<Dataset>("ImageCount", PropertyType.Number, d => d.ImageCount),
        RecordProperty.One<Dataset>("Modality", PropertyType.Text, d => d.Modality),
        RecordProperty.One<Dataset>("StudyType", PropertyType.Text, d => d.StudyType),
        RecordProperty.One<Dataset>("Doi", PropertyType.Text, d => d.Doi),
        RecordProperty.One<Dataset>("LandingPage", PropertyType.Text, d => d.LandingPage),
        RecordProperty.One<Dataset>("ThumbnailUrl", PropertyType.Text, d => d.ThumbnailUrl),
        RecordProperty.One<Dataset>("HarvestedAt", PropertyType.Moment, d => d.HarvestedAt.ToUniversalTime()),
        RecordProperty.One<Dataset>("ClusterId", PropertyType.Text, d => d.Cluster?.Id),
        RecordProperty.One<Dataset>(IsPreferred, PropertyType.Boolean, d => d.Cluster is null || d.Cluster.Preferred == d.Accession),
        RecordProperty.All<Dataset>("Organism", d => d.Organisms.Select(organism => organism.Name)),
        RecordProperty.All<Dataset>("ImagingMethod", d => d.ImagingMethods.Select(method => method.Label)),
        RecordProperty.All<Dataset>("Author", d => d.Authors.Select(author => author.Name)),
        RecordProperty.All<Dataset>("Keyword", d => d.Keywords),
    ];

    private static readonly RecordCollection[] Collections =
    [
        RecordCollection.Of<Dataset, Organism>("Organisms", [new("TaxonId"), new("Name")], d => d.Organisms, o => [o.TaxonId, o.Name]),
        RecordCollection.Of<Dataset, ImagingMethod>("ImagingMethods", [new("Id"), new("Label")], d => d.ImagingMethods, m => [m.Id, m.Label]),
        RecordCollection.Of<Dataset, Author>(
            "Authors", [new("Name"), new("Orcid"), new("Affiliation")], d => d.Authors, a => [a.Name, a.Orcid, a.Affiliation]),
        RecordCollection.Of<Dataset, Publication>(
            "Publications",
            [new("Title"), new("Authors"), new("Doi"), new("PubMedId"), new("PmcId"), new("Journal"), new("Year", PropertyType.Number)],
            d => d.Publications,
            p => [p.Title, p.Authors, p.Doi, p.PubMedId, p.PmcId, p.Journal, p.Year?.ToString(CultureInfo.InvariantCulture)]),
        RecordCollection.Of<Dataset, Grant>("Funding", [new("Funder"), new("Code")], d => d.Funding, g => [g.Funder, g.Code]),
        RecordCollection.Of<Dataset, Reference>(
            "References", [new("Target"), new("Relation"), new("Evidence")], d => d.References, r => [r.Target, r.Relation, r.Evidence]),
        RecordCollection.Of<Dataset, KeyValue>(
            "Attributes", [new("Name"), new("Value"), new("Url")], d => d.Attributes, a => [a.Name, a.Value, a.Url]),
        RecordCollection.Of<Dataset, DatasetCopy>(
            "Copies", [new("Accession"), new("Archive"), new("Evidence")], d => d.Cluster?.Others ?? [], c => [c.Accession, c.Archive, c.Evidence]),
        RecordCollection.Of<Dataset, string>("Keywords", [new("")], d => d.Keywords, word => [word]),
        RecordCollection.Of<Dataset, string>("Aliases", [new("")], d => d.Aliases, alias => [alias]),
    ];

    /// <summary>How many files the catalogue has of a dataset, which its record alone does not know.</summary>
    public static RecordProperty FileListCount { get; } = new("Files" + RecordProperty.CountOf, PropertyType.Number, _ => throw new CatalogueRefusedException(
        "unsupported-expression", "The number of files can be compared with a fixed number, and ordered by, but not computed with beside other properties. Use FileCount for that."));

    /// <summary>How many components a dataset's record has.</summary>
    public static RecordProperty ComponentCount { get; } = RecordProperty.One<Dataset>("Components" + RecordProperty.CountOf, PropertyType.Number, d => (long)d.Components.Count);

    /// <summary>The properties and lists.</summary>
    public static RecordFields Table { get; } = new(nameof(RecordSet.Datasets), Properties, Collections, open: false,
        ComponentCount,
        RecordProperty.One<Dataset>("Links" + RecordProperty.CountOf, PropertyType.Number, d => (long)(d.Links?.Count ?? 0)),
        FileListCount);
}
