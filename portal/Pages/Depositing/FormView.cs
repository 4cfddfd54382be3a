using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Vocabularies;

namespace Hub.Portal.Pages;

/// <summary>What one page of the form shows.</summary>
/// <param name="inputs">Makes the inputs.</param>
/// <param name="document">The document: as saved, or as posted where saving was refused.</param>
/// <param name="group">The page.</param>
/// <param name="lists">The names of uploaded file lists.</param>
public sealed class FormView(FormInputs inputs, Submission document, FormGroup group, IReadOnlyList<string> lists)
{
    /// <summary>What the study itself says.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes => document.Section.Attributes;

    /// <summary>The vocabularies that the browser offers, by the id of their list.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<Term>>> Offered => inputs.Vocabularies
        .Where(vocabulary => group.Sections.Any(section => section.Fields.Any(asked => asked.Kind == vocabulary.Key)))
        .Select(vocabulary => KeyValuePair.Create(FormInputs.ListOf(vocabulary.Key)!, vocabulary.Value));

    /// <summary>The names that can be referred to from this page, by the type of their sections.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Named => group.Sections.SelectMany(section => section.Fields)
        .Where(asked => asked is { Kind: FieldKind.Reference, RefersTo: not null }).Select(asked => asked.RefersTo!).Distinct(StringComparer.Ordinal)
        .Select(type => KeyValuePair.Create(type, FormReferences.Names(document.Section, type)));

    /// <summary>The input of a field.</summary>
    /// <param name="asked">The field.</param>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">What its section says.</param>
    public FieldInput Input(TemplateField asked, string name, IReadOnlyList<PageTabAttribute> attributes) => inputs.Of(document.Section, lists, asked, name, attributes);

    /// <summary>The blocks of a kind of section, and an empty one where one more is wanted.</summary>
    /// <param name="asked">The kind.</param>
    /// <param name="more">Whether one more is wanted; one that is required and missing is shown in any case.</param>
    public IReadOnlyList<FormBlock> Blocks(TemplateSection asked, bool more)
    {
        var there = document.Section.Subsections.Where(section => section.Is(asked.Type)).Select(section => new FormBlock(section.Accno!, section)).ToList();
        if (more || (there.Count == 0 && asked.Required))
        {
            var used = document.Section.WithDescendants().Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            there.Add(new FormBlock(BlockKeys.Next(asked.Type, used), new Section(asked.Type)));
        }

        return there;
    }
}
