using System.Text.Json.Serialization;

using Hub.Deposition.PageTab;

namespace Hub.Deposition.Drafts;

/// <summary>One deposit from the first keystroke to the tombstone. Its metadata is a page-tab document.</summary>
public sealed record Deposit
{
    /// <summary>Reserved when the draft is made, and never anybody else's.</summary>
    public required string Accession { get; init; }

    /// <summary>The account's id of who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The accounts' ids of those who may edit it too.</summary>
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>Where the version that is being worked on stands.</summary>
    public DepositState State { get; init; }

    /// <summary>That version's number, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The kind of study, a template's id.</summary>
    public required string Template { get; init; }

    /// <summary>The metadata.</summary>
    [JsonConverter(typeof(PageTabConverter))]
    public required Submission Submission { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day of release that the depositor chose; null for as soon as it is accepted.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>Why it is deposited here although another archive is made for it; null where nobody answered that.</summary>
    public string? RedirectAnswer { get; init; }

    /// <summary>The other half of a correlative study; null for none.</summary>
    public Counterpart? Counterpart { get; init; }

    /// <summary>What a curator wrote when it was returned or withdrawn.</summary>
    public string? CuratorNote { get; init; }

    /// <summary>The versions that were released, the newest last.</summary>
    public IReadOnlyList<PublishedVersion> Published { get; init; } = [];

    /// <summary>The newest version that the record store, links and DOI are known to have; 0 for none.</summary>
    public int Carried { get; init; }

    /// <summary>When its owner deleted it; it can be recovered for some time.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether files and metadata can change.</summary>
    [JsonIgnore]
    public bool IsEditable => State == DepositState.Draft && DeletedAt is null;

    /// <summary>Whether everybody can see a version of it.</summary>
    [JsonIgnore]
    public bool IsListed => Published.Count > 0 && State != DepositState.Withdrawn;

    /// <summary>Whether what was decided has still to be carried to the record store.</summary>
    [JsonIgnore]
    public bool IsOutstanding => Carried != (IsListed ? Published[^1].Number : 0);

    /// <summary>The title, or a stand-in while there is none.</summary>
    [JsonIgnore]
    public string Title => Submission.First("Title") ?? "Untitled deposit";

    /// <summary>Whether an account owns or edits it.</summary>
    /// <param name="account">The account's id.</param>
    public bool IsOf(string? account) => account is not null && (Owner == account || Editors.Contains(account));
}
