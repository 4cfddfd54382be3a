namespace Hub.Deposition.Checks;

/// <summary>One attribute that a template asks for.</summary>
public sealed record TemplateField
{
    /// <summary>The attribute's name.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence that tells the depositor what to write.</summary>
    public required string Help { get; init; }

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>Whether it has to be filled in before the deposit is submitted.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it may stand there several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>The fewest characters.</summary>
    public int MinLength { get; init; }

    /// <summary>The values allowed where it is a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The type of the sections it refers to, for references and titles.</summary>
    public string? RefersTo { get; init; }

    /// <summary>A good answer, shown in the form.</summary>
    public string? Example { get; init; }
}
