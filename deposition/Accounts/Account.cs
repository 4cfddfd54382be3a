namespace Hub.Deposition.Accounts;

/// <summary>A person who can sign in.</summary>
public sealed record Account
{
    /// <summary>Random, 32 hexadecimal digits; never shown as a name.</summary>
    public required string Id { get; init; }

    /// <summary>What others see.</summary>
    public required string Name { get; init; }

    /// <summary>In lower case; null for an account that signs in by ORCID only.</summary>
    public string? Email { get; init; }

    /// <summary>As ASP.NET Core's hasher writes it; null for an account without a password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The bare ORCID iD, <c>0000-0002-1825-0097</c>, proved by ORCID; null where none is.</summary>
    public string? Orcid { get; init; }

    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When an administrator closed it; a closed account cannot sign in, and its sessions and tokens are void.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
