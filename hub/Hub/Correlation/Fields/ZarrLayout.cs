namespace Hub.Correlation;

/// <summary>How the chunks of a Zarr array lie and are coded: what versions 2 and 3 have in common.</summary>
internal sealed record ZarrLayout
{
    /// <summary>The array's lengths.</summary>
    public required int[] Shape { get; init; }

    /// <summary>The lengths of a chunk.</summary>
    public required int[] Chunk { get; init; }

    /// <summary>Bytes of a number: 4 or 8.</summary>
    public required int Size { get; init; }

    /// <summary>Whether the first byte of a number weighs most.</summary>
    public required bool IsBigEndian { get; init; }

    /// <summary>How chunks are compressed.</summary>
    public required ZarrCompression Compression { get; init; }

    /// <summary>What a chunk holds that is not there.</summary>
    public required double Fill { get; init; }

    /// <summary>Before a chunk's place in its path: <c>c/</c>, or nothing.</summary>
    public required string Prefix { get; init; }

    /// <summary>Between the numbers of a chunk's place.</summary>
    public required char Separator { get; init; }

    /// <summary>The path of a chunk below the array.</summary>
    public string Path(IReadOnlyList<int> place) => Prefix + string.Join(Separator, place);
}
