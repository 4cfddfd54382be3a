namespace Hub.Deposition.Publishing;

/// <summary>Lets somebody without an account see a deposit before its release.</summary>
public sealed record ReviewerLink
{
    /// <summary>SHA-256 of the secret in the link, which was shown once.</summary>
    public required string Id { get; init; }

    /// <summary>The deposit.</summary>
    public required string Accession { get; init; }

    /// <summary>What its maker calls it, such as the journal.</summary>
    public required string Name { get; init; }

    /// <summary>Whether authors, institutions and funding are withheld.</summary>
    public bool IsBlind { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
