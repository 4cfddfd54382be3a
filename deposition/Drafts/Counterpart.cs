namespace Hub.Deposition.Drafts;

/// <summary>The other half of a correlative study, in the archive made for it.</summary>
public sealed record Counterpart
{
    /// <summary>The archive's id, <c>empiar</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>Its accession there, <c>EMPIAR-10061</c>; null while it is to come.</summary>
    public string? Accession { get; init; }

    /// <summary>Whether this deposit is released only once the counterpart is public too.</summary>
    public bool ReleaseTogether { get; init; }

    /// <summary>What registers one to the other: landmarks or a transformation, in the file's own form; null for none yet.</summary>
    public string? Registration { get; init; }

    /// <summary>The name of the file it came in, by whose ending its form is known.</summary>
    public string? RegistrationName { get; init; }

    /// <summary>Whether the file leads from the counterpart to this deposit; else from this one to the counterpart.</summary>
    public bool RegistrationLeadsBack { get; init; }

    /// <summary>The unit of this deposit's coordinates where the file names none; null for micrometers.</summary>
    public string? HereUnit { get; init; }

    /// <summary>The unit of the counterpart's coordinates where the file names none; null for micrometers.</summary>
    public string? ThereUnit { get; init; }

    /// <summary>What the check of it on sample points found, in sentences.</summary>
    public IReadOnlyList<string> RegistrationFindings { get; init; } = [];
}
