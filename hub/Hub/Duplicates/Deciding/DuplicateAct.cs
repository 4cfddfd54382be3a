namespace Hub.Duplicates;

/// <summary>Something a curator did to clusters.</summary>
public sealed record DuplicateAct
{
    /// <summary>Rising from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Whether datasets were joined; otherwise some were split off.</summary>
    public required bool Joined { get; init; }

    /// <summary>The cluster as it was called then; of a join, the one that came of it.</summary>
    public required string Cluster { get; init; }

    /// <summary>The datasets that were joined; of a split, those that stayed.</summary>
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
