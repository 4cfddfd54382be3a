using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>Everything that was seen of an archive: what the checks judge.</summary>
public sealed record Examination
{
    /// <summary>The archive as defined.</summary>
    public required ArchiveDefinition Archive { get; init; }

    /// <summary>The first listing.</summary>
    public required ListingSeen First { get; init; }

    /// <summary>The second listing; null where the first did not end.</summary>
    public ListingSeen? Second { get; init; }

    /// <summary>The sample.</summary>
    public IReadOnlyList<SampleSeen> Samples { get; init; } = [];

    /// <summary>What the archive says of changes; null where its kind says nothing.</summary>
    public ChangesSeen? Changes { get; init; }

    /// <summary>Landing pages within the archive that were asked for, with the reason where they did not answer.</summary>
    public IReadOnlyList<(string Address, string? Failure)> LandingPages { get; init; } = [];

    /// <summary>Every exchange.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Records of the sample that could be read.</summary>
    public IEnumerable<SampleSeen> Read => Samples.Where(sample => sample.Canonical.Count > 0);
}
