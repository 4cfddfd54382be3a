namespace Hub.Correlation;

/// <summary>A file that somebody gives to link two datasets, with what the file itself leaves open.</summary>
public sealed record GivenFile
{
    /// <summary>The largest file that is read: one with a field in it; those that a person made are small.</summary>
    public const int MostBytes = FileLimits.Bytes;

    /// <summary>As its owner named it.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Where the points that the file begins with lie: an accession, or an accession, a colon and an image's path.</summary>
    public required string From { get; init; }

    /// <summary>Where the file leads to.</summary>
    public required string To { get; init; }

    /// <summary>The unit of the first points where the file does not say it.</summary>
    public string? FromUnit { get; init; }

    /// <summary>The unit of the second points where the file does not say it.</summary>
    public string? ToUnit { get; init; }

    /// <summary>What to fit where the file holds landmarks.</summary>
    public FitKind Fit { get; init; } = FitKind.Affine;

    /// <summary>Which of several transformations in the file, from 0.</summary>
    public int Choice { get; init; }
}
