using Hub.Deposition.Checks;

namespace Hub.Deposition.Drafts;

/// <summary>Parts a template into the pages of the form.</summary>
public static class FormGroups
{
    private static readonly (string Id, string Title, string Lead, string[] Types)[] Pages =
    [
        ("people", "People and papers", "Who made the data, who paid, and the papers they belong to.", ["Author", "Organisation", "Publication", "Funding"]),
        ("samples", "Samples", "What was imaged, and how it was prepared.", ["Biosample", "Specimen"]),
        ("imaging", "Imaging", "How the images were taken, and how they lie over each other.", ["Image acquisition", "Image data", "Image correlation"]),
        ("analysis", "Analysis and annotations", "What was made of the images; leave it empty where nothing was.", ["Image analysis", "Annotations"]),
        ("images", "Images", "Which of your files belong together, and which sample and acquisition they show.", ["Study Component"]),
    ];

    /// <summary>The pages in order; sections that no page knows come last.</summary>
    /// <param name="template">The template.</param>
    public static IReadOnlyList<FormGroup> Of(DepositTemplate template)
    {
        var groups = new List<FormGroup> { new("study", "Study", "What the study is about, in words that people will search for.", template.Fields, []) };
        var left = template.Sections.ToList();
        foreach (var (id, title, lead, types) in Pages)
        {
            var own = left.Where(section => types.Contains(section.Type, StringComparer.OrdinalIgnoreCase)).OrderBy(section => Array.FindIndex(types, type => type.Equals(section.Type, StringComparison.OrdinalIgnoreCase))).ToList();
            left = [.. left.Except(own)];
            if (own.Count > 0)
            {
                groups.Add(new FormGroup(id, title, lead, [], own));
            }
        }

        if (left.Count > 0)
        {
            groups.Add(new FormGroup("more", "More", "What else this kind of study tells.", [], left));
        }

        return groups;
    }
}
