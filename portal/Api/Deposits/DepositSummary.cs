using Hub.Deposition.Drafts;

namespace Hub.Portal.Api;

/// <summary>How a deposit stands.</summary>
public sealed record DepositSummary
{
    /// <summary>The accession.</summary>
    public required string Accession { get; init; }

    /// <summary>The title, or a stand-in while there is none.</summary>
    public required string Title { get; init; }

    /// <summary>The kind of study.</summary>
    public required string Template { get; init; }

    /// <summary>Where the version that is being worked on stands.</summary>
    public required DepositState State { get; init; }

    /// <summary>That version's number.</summary>
    public required int Version { get; init; }

    /// <summary>The day of release; null for none chosen.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>The numbers of the versions that were released.</summary>
    public required IReadOnlyList<int> Published { get; init; }

    /// <summary>What a curator wrote; null for nothing.</summary>
    public string? CuratorNote { get; init; }

    /// <summary>When it was deleted; null where it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    internal static DepositSummary Of(Deposit deposit) => new()
    {
        Accession = deposit.Accession,
        Title = deposit.Title,
        Template = deposit.Template,
        State = deposit.State,
        Version = deposit.Version,
        ReleaseDate = deposit.ReleaseDate,
        Published = [.. deposit.Published.Select(version => version.Number)],
        CuratorNote = deposit.CuratorNote,
        DeletedAt = deposit.DeletedAt,
    };
}
