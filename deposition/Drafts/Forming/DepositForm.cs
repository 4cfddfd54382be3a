using System.Globalization;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Deposition.Drafts;

/// <summary>Puts what was typed into a page-tab document. Whatever the page did not ask for stays as it was.</summary>
/// <param name="terms">Understands methods and species.</param>
public sealed class DepositForm(FormTerms terms)
{
    private const int MostBlocks = 2000;

    /// <summary>The document with every section of the template known by an accession within it, so that blocks can be told apart.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="template">Its template.</param>
    public static Submission WithAccessions(Submission submission, DepositTemplate template)
    {
        var used = submission.Section.WithDescendants().Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var subsections = submission.Section.Subsections
            .Select(section => section.Accno is null && template.Sections.Any(each => section.Is(each.Type)) ? section with { Accno = BlockKeys.Next(section.Type, used) } : section);
        return submission with { Section = submission.Section with { Subsections = [.. subsections] } };
    }

    /// <summary>The document after a page of the form was posted.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="template">Its template.</param>
    /// <param name="group">The page.</param>
    /// <param name="values">What was posted.</param>
    public Submission Apply(Submission submission, DepositTemplate template, FormGroup group, FormValues values)
    {
        var document = WithAccessions(submission, template);
        var study = document.Section with { Attributes = Merged(document.Section.Attributes, group.Fields, FormNames.OfStudy, values) };
        foreach (var section in group.Sections.Where(section => values.Has(FormNames.Keys(section.Type))))
        {
            study = study with { Subsections = Replaced(study, section, values) };
        }

        study = FormReferences.Resolved(study, template);
        return document with { Section = study with { Subsections = InOrder(study.Subsections, template) } };
    }

    private static List<Section> InOrder(IReadOnlyList<Section> sections, DepositTemplate template)
    {
        int Place(Section section)
        {
            for (var place = 0; place < template.Sections.Count; place++)
            {
                if (section.Is(template.Sections[place].Type))
                {
                    return place;
                }
            }

            return int.MaxValue;
        }

        return [.. sections.OrderBy(Place)];
    }

    private List<Section> Replaced(Section study, TemplateSection asked, FormValues values)
    {
        var used = study.WithDescendants().Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var removed = values.All("remove");
        var blocks = new List<Section>();
        foreach (var key in values.All(FormNames.Keys(asked.Type)).Distinct().Take(MostBlocks))
        {
            var known = study.Subsections.FirstOrDefault(section => section.Is(asked.Type) && section.Accno == key);
            var name = FormNames.Block(asked.Type, key);
            var block = Filled(known ?? new Section(asked.Type), asked, name, values);
            if (!removed.Contains(name) && !IsEmpty(block))
            {
                blocks.Add(block with { Accno = known?.Accno ?? (BlockKeys.IsKey(key) && used.Add(key) ? key : BlockKeys.Next(asked.Type, used)) });
            }
        }

        return [.. study.Subsections.Where(section => !section.Is(asked.Type)), .. blocks];
    }

    private Section Filled(Section block, TemplateSection asked, string name, FormValues values)
    {
        var filled = block with { Attributes = Merged(block.Attributes, asked.Fields, field => FormNames.Field(name, field), values) };
        foreach (var inner in asked.Sections)
        {
            filled = filled with { Subsections = Inner(filled, inner, name, values) };
        }

        return filled;
    }

    private List<Section> Inner(Section block, TemplateSection asked, string name, FormValues values)
    {
        var own = block.Subsections.Where(section => section.Is(asked.Type)).ToList();
        if (!int.TryParse(values.One(FormNames.InnerCount(name, asked.Type)), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return [.. block.Subsections];
        }

        var removed = values.All("remove");
        var filled = Enumerable.Range(0, Math.Min(count, MostBlocks))
            .Select(index => (Name: FormNames.Inner(name, asked.Type, index), Section: index < own.Count ? own[index] : new Section(asked.Type)))
            .Where(each => !removed.Contains(each.Name))
            .Select(each => Filled(each.Section, asked, each.Name, values))
            .Where(section => !IsEmpty(section));
        return [.. block.Subsections.Where(section => !section.Is(asked.Type)), .. filled];
    }

    private List<PageTabAttribute> Merged(IReadOnlyList<PageTabAttribute> attributes, IReadOnlyList<TemplateField> fields, Func<string, string> name, FormValues values)
    {
        var asked = fields.Where(field => values.Has(name(field.Name))).ToList();
        var merged = attributes.Where(attribute => !asked.Exists(field => attribute.Is(field.Name))).ToList();
        foreach (var field in asked)
        {
            var typed = values.All(name(field.Name));
            merged.AddRange((field.Repeats ? typed : typed.Take(1)).Select(value => terms.Attribute(field, value)));
        }

        return merged;
    }

    private static bool IsEmpty(Section section) => section is { Attributes.Count: 0, Subsections.Count: 0, Files.Count: 0, Links.Count: 0 };
}
