namespace Hub.Deposition.Accounts;

/// <summary>A program's right to act for an account.</summary>
public sealed record ApiToken
{
    /// <summary>SHA-256 of the token, which was shown once.</summary>
    public required string Id { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do: <see cref="TokenScopes"/>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
