using Hub.Deposition.PageTab;

namespace Hub.Portal.Pages;

/// <summary>One block of the form.</summary>
/// <param name="Key">Its accession within the document.</param>
/// <param name="Section">What it holds; empty for a new one.</param>
public sealed record FormBlock(string Key, Section Section)
{
    /// <summary>Whether nothing is in it yet.</summary>
    public bool IsNew => Section is { Attributes.Count: 0, Subsections.Count: 0 };

    /// <summary>What to call it.</summary>
    public string Title => Section.First("Title") ?? Section.First("Name") ?? Section.First("Agency") ?? (IsNew ? "new" : Key);
}
