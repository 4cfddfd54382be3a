using System.Collections.Frozen;

namespace Hub.OData;

/// <summary>The descriptions in <c>$metadata</c>.</summary>
internal static class PropertyWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["Datasets"] = "The datasets of all archives, one for each accession.",
        ["Files"] = "The files and images of all datasets. Key-values such as Gene or Compound are dynamic properties: characters that a name cannot have are written as underscores.",
        ["Components"] = "The parts of datasets that their archives name: image sets, screens, experiments.",
        ["Archives"] = "The partner archives.",
        ["Taxa"] = "The organisms of the NCBI Taxonomy that the archives use, as a hierarchy: $root/Taxa with the qualifier Taxonomy.",
        ["Methods"] = "Imaging methods, as a hierarchy: $root/Methods with the qualifier MethodTree.",
        ["Taxon.Id"] = "The CURIE that Dataset/Organisms/TaxonId names: NCBITaxon:9606.",
        ["Taxon.Name"] = "The scientific name.",
        ["Method.Id"] = "The CURIE that Dataset/ImagingMethods/Id names: FBbi:00000253.",
        ["Method.Name"] = "The vocabulary's label.",
        ["Taxon.ParentIds"] = "The broader taxa.",
        ["Taxon.ChildIds"] = "The taxa directly below.",
        ["Method.ParentIds"] = "The broader methods; a method can have several.",
        ["Method.ChildIds"] = "The methods directly below.",
        ["Dataset.Accession"] = "The key, in its archive's own spelling: EMPIAR-10061, idr0001.",
        ["Dataset.Archive"] = "The id of the archive that owns the accession.",
        ["Dataset.Title"] = "Plain text.",
        ["Dataset.Description"] = "Plain text, paragraphs parted by a line feed.",
        ["Dataset.ReleaseDate"] = "The day the archive made it public.",
        ["Dataset.UpdateDate"] = "The day of the archive's last change.",
        ["Dataset.Year"] = "The year of the release.",
        ["Dataset.Licence"] = "An SPDX id such as CC-BY-4.0, or LicenseRef-… for one that SPDX lacks; null where none is stated.",
        ["Dataset.SizeBytes"] = "Bytes of all files.",
        ["Dataset.SizeIsApproximate"] = "Whether the size comes from a rounded text such as 1.9 TB.",
        ["Dataset.FileCount"] = "The number of files.",
        ["Dataset.ImageCount"] = "The number of images, where the archive counts them.",
        ["Dataset.Modality"] = "The branch the imaging methods belong to.",
        ["Dataset.StudyType"] = "What kind of study it is.",
        ["Dataset.Doi"] = "The data's own DOI, bare and in lower case.",
        ["Dataset.LandingPage"] = "The archive's page for people.",
        ["Dataset.ThumbnailUrl"] = "A small picture at the archive.",
        ["Dataset.HarvestedAt"] = "When the newest of its sources was fetched.",
        ["Dataset.Organism"] = "A dimension for $apply and $filter: the name of each organism; a dataset counts once in each. Not part of responses, where Organisms is.",
        ["Dataset.ImagingMethod"] = "A dimension for $apply and $filter: the label of each imaging method; a dataset counts once in each. Not part of responses, where ImagingMethods is.",
        ["Dataset.Author"] = "A dimension for $apply and $filter: the name of each author; a dataset counts once in each. Not part of responses, where Authors is.",
        ["Dataset.Keyword"] = "A dimension for $apply and $filter: each keyword; a dataset counts once in each. Not part of responses, where Keywords is.",
        ["Dataset.Organisms"] = "The organisms imaged.",
        ["Dataset.ImagingMethods"] = "The imaging methods, FBbi terms where FBbi has one.",
        ["Dataset.Authors"] = "The authors in order.",
        ["Dataset.Keywords"] = "Free words of the archive or its depositors.",
        ["Dataset.Publications"] = "The papers that describe the data.",
        ["Dataset.Funding"] = "The grants behind the work.",
        ["Dataset.References"] = "References to other datasets and resources, as the sources state them.",
        ["Dataset.Links"] = "How it belongs to other datasets, as this dataset sees it: relations of DataCite 4.7, and SpatiallyCorrelatedWith.",
        ["Link.Relation"] = "A relation type of DataCite 4.7, SpatiallyCorrelatedWith, or SharesPublicationWith, from this dataset to the other.",
        ["Link.To"] = "The accession of the other dataset.",
        ["Link.AssertedBy"] = "Who said so first: archive idr, depositor Ada Lovelace, rule accession in text.",
        ["Link.Evidence"] = "Where it is said, and in which words.",
        ["Link.TransformationCount"] = "How many coordinate transformations lead between the two.",
        ["Dataset.Attributes"] = "Facts without a property of their own; names repeat.",
        ["Dataset.Aliases"] = "Other accessions and names under which sources know the dataset.",
        ["Dataset.Trace"] = "For each value that was changed, derived or inferred: from what, and by which rule. Returned when selected.",
        ["File.Dataset"] = "The accession of the dataset.",
        ["File.Path"] = "Relative to the dataset, with forward slashes.",
        ["File.Component"] = "The id of the component it belongs to.",
        ["File.Format"] = "The canonical name of the format.",
        ["File.SizeBytes"] = "Bytes.",
        ["File.Checksum"] = "Algorithm and hexadecimal digits: sha256:9f86…",
        ["File.Url"] = "Where the bytes are, if not below the dataset's own address.",
        ["Component.Dataset"] = "The accession of the dataset.",
        ["Component.Id"] = "Unique within the dataset and stable between harvests.",
        ["Component.SizeBytes"] = "Bytes of its files.",
        ["Archive.Id"] = "The id that Dataset/Archive names.",
        ["Archive.DatasetCount"] = "How many datasets the catalogue holds of it.",
        ["Organism.TaxonId"] = "The NCBI Taxonomy id as a CURIE without padding: NCBITaxon:9606.",
        ["Organism.Name"] = "The scientific name.",
        ["ImagingMethod.Id"] = "A CURIE: FBbi:00000253, or HUB:… for a method that FBbi lacks.",
        ["ImagingMethod.Label"] = "The vocabulary's label.",
        ["Author.Orcid"] = "Sixteen digits in four groups.",
        ["Publication.Doi"] = "Bare and in lower case.",
        ["TraceEntry.Source"] = "The spelling in the source.",
        ["TraceEntry.Rule"] = "The rule that made the value.",
    }.ToFrozenDictionary();

    /// <summary>What an entity set holds.</summary>
    public static string Set(string name) => Words[name];

    /// <summary>What a property says; its name in words where that says all.</summary>
    public static string Property(string type, string name) => Words.GetValueOrDefault($"{type}.{name}") ?? $"The {name.ToLowerInvariant()} as the source states it.";
}
