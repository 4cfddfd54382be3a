using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Components, references and attributes of a record.</summary>
internal sealed class PartsAndFacts(TextFields texts)
{
    public IReadOnlyList<Component> Components(IReadOnlyList<Component> stated, Findings findings)
    {
        var kept = new List<Component>();
        var ids = new HashSet<string>();
        for (var index = 0; index < stated.Count; index++)
        {
            var field = $"{nameof(Dataset.Components)}[{index}]";
            var component = Component(stated[index], field, findings);
            if (ids.Add(component.Id))
            {
                kept.Add(component);
            }
            else
            {
                findings.Warn("component-twice", $"The component '{component.Id}' is there twice; the first one is kept.", field);
            }
        }

        return kept;
    }

    public IReadOnlyList<Reference> References(IReadOnlyList<Reference> stated, Findings findings)
    {
        const string Field = nameof(Dataset.References);
        return [.. stated
            .Select(reference => (Target: texts.Line(reference.Target, Field, Limits.Address, findings), reference))
            .Where(pair => pair.Target is not null)
            .Select(pair => pair.reference with { Target = pair.Target!, Evidence = Findings.Shorten(pair.reference.Evidence) })
            .Distinct()];
    }

    public IReadOnlyList<KeyValue> Attributes(IReadOnlyList<KeyValue> stated, string field, Findings findings) =>
        [.. stated
            .Select(attribute => (
                Name: texts.Line(attribute.Name, field, Limits.Name, findings),
                Value: texts.Paragraphs(attribute.Value, field, Limits.Value, findings),
                Url: attribute.Url is null ? null : TextFields.Address(attribute.Url, field, findings)))
            .Where(attribute => attribute.Name is not null && attribute.Value is not null)
            .Select(attribute => new KeyValue(attribute.Name!, attribute.Value!, attribute.Url))
            .Distinct()];

    private Component Component(Component stated, string field, Findings findings) => stated with
    {
        Name = texts.Line(stated.Name, $"{field}.{nameof(stated.Name)}", Limits.Title, findings) ?? stated.Id,
        Description = texts.Paragraphs(stated.Description, $"{field}.{nameof(stated.Description)}", Limits.Description, findings),
        SizeBytes = ValueFields.Count(stated.SizeBytes, $"{field}.{nameof(stated.SizeBytes)}", findings),
        FileCount = ValueFields.Count(stated.FileCount, $"{field}.{nameof(stated.FileCount)}", findings),
        ImageCount = ValueFields.Count(stated.ImageCount, $"{field}.{nameof(stated.ImageCount)}", findings),
        Attributes = Attributes(stated.Attributes, $"{field}.{nameof(stated.Attributes)}", findings),
    };
}
