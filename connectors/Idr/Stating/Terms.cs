using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.StudyFiles;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>The terms of a study: from the study file with their accessions, else the bare labels of the annotations.</summary>
internal static class Terms
{
    /// <summary>Those of the study; where it states none, those of its screens and experiments.</summary>
    public static IReadOnlyList<StatedTerm> Organisms(StudySources sources)
    {
        var study = StudyTerms.Of(sources.Text.Study, "Study Organism");
        return OrAnnotated(sources, study.Count > 0 ? study : OfComponents(sources, "Organism"), "Organism");
    }

    /// <summary>Those of all screens and experiments.</summary>
    public static IReadOnlyList<StatedTerm> ImagingMethods(StudySources sources) =>
        OrAnnotated(sources, OfComponents(sources, "Imaging Method"), "Imaging Method");

    /// <summary>The study's types.</summary>
    public static IReadOnlyList<StatedTerm> StudyTypes(StudySources sources) =>
        OrAnnotated(sources, StudyTerms.Of(sources.Text.Study, "Study Type"), "Study Type");

    /// <summary>Label and address of the licence; either may be missing.</summary>
    public static StatedTerm? Licence(StudySources sources)
    {
        var label = sources.Text.Study.Cells("Study License");
        var address = sources.Text.Study.Cells("Study License URL");
        if (label.First is not null || address.First is not null)
        {
            return new StatedTerm(address.First, label.First, Where: label.First is null ? address.Where : label.Where);
        }

        return sources.Annotated("License").FirstOrDefault() is { } pair ? new StatedTerm(pair.Address, pair.Value, Where: pair.Where) : null;
    }

    private static List<StatedTerm> OfComponents(StudySources sources, string key) =>
        [.. sources.Text.Components.SelectMany(component => StudyTerms.Of(component, $"{component.Kind} {key}"))];

    private static List<StatedTerm> OrAnnotated(StudySources sources, IReadOnlyList<StatedTerm> stated, string key)
    {
        var terms = stated.Count > 0 ? stated : sources.Annotated(key).Select(pair => new StatedTerm(null, pair.Value, Where: pair.Where));
        return [.. terms.DistinctBy(term => (term.Id, term.Label))];
    }
}
