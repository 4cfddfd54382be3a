namespace Hub.Deposition.Checks;

/// <summary>One kind of section that a template asks for.</summary>
public sealed record TemplateSection
{
    /// <summary>The section's type: <c>Biosample</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One sentence that tells the depositor what it is for.</summary>
    public required string Help { get; init; }

    /// <summary>Whether there has to be one.</summary>
    public bool Required { get; init; }

    /// <summary>Whether there may be several.</summary>
    public bool Repeats { get; init; }

    /// <summary>Its attributes in the order of the form.</summary>
    public IReadOnlyList<TemplateField> Fields { get; init; } = [];

    /// <summary>The sections within it.</summary>
    public IReadOnlyList<TemplateSection> Sections { get; init; } = [];
}
