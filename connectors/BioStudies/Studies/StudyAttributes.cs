using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>Facts of a study that have no field of their own: what the study, its samples, specimens, acquisitions and correlations say.</summary>
internal static class StudyAttributes
{
    private const int MaxAttributes = 300;
    private const int MaxValue = 2000;

    private static readonly string[] Sections = ["Biosample", "Specimen", "Image acquisition", "Image analysis", "Image correlation", "Protocol", "Version"];

    // What the record has a field for.
    private static readonly string[] Fields =
    [
        "Title", "Description", "Abstract", "Keywords", "Keyword", "License", "Licence", "ReleaseDate", "Organism", "Characteristics [Organism]", "Imaging method",
        "File List", "Name", "DOI", "RootPath", "IDR accession number", "NCBI Taxonomy ID", "NCBI taxon ID",
    ];

    /// <summary>Each name with each of its values once, at most 300; titles of samples and acquisitions under the section's type.</summary>
    public static IEnumerable<KeyValue> Read(PageTabStudy study)
    {
        var envelope = study.Envelope.All("AttachTo").Select(attribute => new KeyValue("Collection", attribute.Value));
        var sections = study.Study.Find(Sections).SelectMany(section => section.All("Title").Select(title => new KeyValue(section.Type, title.Value)).Concat(Own(section)));
        return envelope.Concat(Own(study.Study)).Concat(sections).Distinct().Take(MaxAttributes);
    }

    private static IEnumerable<KeyValue> Own(PageTabSection section) =>
        from attribute in section.Attributes
        where !attribute.IsReference && !Fields.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase) && !Personal.Is(attribute.Name)
        select new KeyValue(PlainText.Shortened(attribute.Name, 100), PlainText.Shortened(attribute.Value, MaxValue), attribute.Qualifier("URL"));
}
