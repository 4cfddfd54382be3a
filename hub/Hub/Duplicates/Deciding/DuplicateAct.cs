namespace Hub.Duplicates;

/// <summary>Something a curator did to clusters.</summary>
public sealed record DuplicateAct
{
    /// <summary>Rising from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Whether datasets were joined; otherwise some were split off, or one was chosen.</summary>
    public required bool Joined { get; init; }

    /// <summary>The cluster as it was called then; of a join, the one that came of it.</summary>
    public required string Cluster { get; init; }

    /// <summary>Whether neither was done: it was decided which dataset stands for the cluster.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Of such a choice, the dataset; null where the rule was to choose again.</summary>
    public string? Stands { get; init; }

    /// <summary>The datasets that were joined; of a split, those that stayed; of a choice, all.</summary>
    public required IReadOnlyList<string> Accessions { get; init; }

    /// <summary>Of a split, the datasets taken out.</summary>
    public IReadOnlyList<string> Out { get; init; } = [];

    /// <summary>The curator's name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the curator's words.</summary>
    public required string Reason { get; init; }
}
