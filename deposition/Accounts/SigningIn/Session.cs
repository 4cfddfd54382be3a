namespace Hub.Deposition.Accounts;

/// <summary>One sign-in that lasts until it ends, is revoked, or its account is closed.</summary>
public sealed record Session
{
    /// <summary>SHA-256 of the secret that only the browser has.</summary>
    public required string Id { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The browser, as it calls itself, shortened.</summary>
    public string? Browser { get; init; }

    /// <summary>The network address that signed in.</summary>
    public string? Address { get; init; }
}
