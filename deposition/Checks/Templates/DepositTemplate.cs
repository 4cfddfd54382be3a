namespace Hub.Deposition.Checks;

/// <summary>What a kind of study has to say: a file of <c>config/templates/</c>.</summary>
public sealed record DepositTemplate
{
    /// <summary>The name of the envelope's attribute that says which template a submission follows.</summary>
    public const string Attribute = "Template";

    /// <summary>Lower-case word: <c>imaging-study</c>; the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>For which studies it is meant.</summary>
    public required string Description { get; init; }

    /// <summary>Attributes of the submission itself.</summary>
    public IReadOnlyList<TemplateField> Envelope { get; init; } = [];

    /// <summary>Attributes of the study.</summary>
    public IReadOnlyList<TemplateField> Fields { get; init; } = [];

    /// <summary>The study's sections in the order of the form.</summary>
    public IReadOnlyList<TemplateSection> Sections { get; init; } = [];
}
