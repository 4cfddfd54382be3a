using System.Globalization;

using Hub.Connectors.BioStudies.PageTab;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>A part of a study that its files or its description make one: a study component, a set of annotations, an experiment.</summary>
/// <param name="Id">Unique in the study.</param>
/// <param name="Section">Its section.</param>
internal sealed record StudyComponent(string Id, PageTabSection Section)
{
    private static readonly string[] Types = ["Study Component", "Annotations", "Annotation", "Experiment", "Dataset", "Figure"];

    /// <summary>The components of a study in document order.</summary>
    public static IReadOnlyList<StudyComponent> Of(PageTabStudy study)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var components = new List<StudyComponent>();
        foreach (var section in study.Study.Subsections.SelectMany(section => section.WithDescendants()))
        {
            if (section.Is(Types) || section.Files.Count > 0 || section.First("File List") is not null)
            {
                components.Add(new StudyComponent(Unique(section.Accno, components.Count + 1, taken), section));
            }
        }

        return components;
    }

    /// <summary>Whether files of a section are files of this component.</summary>
    public bool Holds(PageTabSection section) => ReferenceEquals(Section, section);

    private static string Unique(string? accno, int ordinal, HashSet<string> taken)
    {
        var id = accno ?? string.Create(CultureInfo.InvariantCulture, $"component-{ordinal}");
        while (!taken.Add(id))
        {
            id += "'";
        }

        return id;
    }
}
