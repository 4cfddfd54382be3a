using Hub.Deposition.Checks;

namespace Hub.Deposition.Drafts;

/// <summary>One page of the form: the study's own fields, or kinds of sections that belong together.</summary>
/// <param name="Id">Its word in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What it is for, in one sentence.</param>
/// <param name="Fields">The study's own fields on it.</param>
/// <param name="Sections">The kinds of sections on it.</param>
public sealed record FormGroup(string Id, string Title, string Lead, IReadOnlyList<TemplateField> Fields, IReadOnlyList<TemplateSection> Sections);
