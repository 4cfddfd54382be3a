using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The imaging methods of a study: attributes of acquisitions, or sections with an ontology term.</summary>
internal static class StudyMethods
{
    /// <summary>Each method once, as stated.</summary>
    public static IReadOnlyList<StatedTerm> Read(PageTabStudy study) =>
        [.. study.Study.WithDescendants().SelectMany(InSection).DistinctBy(term => (term.Id, term.Label))];

    private static IEnumerable<StatedTerm> InSection(PageTabSection section)
    {
        if (section.Is("Imaging Method"))
        {
            var id = section.First("Ontology Term ID");
            var label = section.First("Ontology Value", "Name", "Title");
            return (id ?? label) is null ? [] : [new StatedTerm(id, label, section.First("Ontology Name"), section.Where)];
        }

        return from attribute in section.All("Imaging method")
               where !attribute.IsReference
               select new StatedTerm(attribute.Qualifier("TermId", "Term ID", "url"), attribute.Value, attribute.Qualifier("Ontology"), attribute.Where);
    }
}
