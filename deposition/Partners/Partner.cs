namespace Hub.Deposition.Partners;

/// <summary>An archive that a steward registers, with the standing of its definition's versions.</summary>
public sealed record Partner
{
    /// <summary>The archive's id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, by its newest version.</summary>
    public required string Name { get; init; }

    /// <summary>The account of the steward who registered it.</summary>
    public required string Owner { get; init; }

    /// <summary>The number of its newest version, from 1.</summary>
    public required int Latest { get; init; }

    /// <summary>The version that waits for a curator; null where none does.</summary>
    public int? Submitted { get; init; }

    /// <summary>The version that is harvested by; null where it is not harvested.</summary>
    public int? Active { get; init; }

    /// <summary>The versions that a curator approved once: one of them comes back without asking again.</summary>
    public IReadOnlyList<int> Approved { get; init; } = [];

    /// <summary>Why a curator returned or suspended it; null where none did.</summary>
    public string? Note { get; init; }

    /// <summary>The secret that its announcements of changes are signed with.</summary>
    public required string Secret { get; init; }
}
