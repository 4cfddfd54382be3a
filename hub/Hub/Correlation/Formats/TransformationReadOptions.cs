namespace Hub.Correlation;

/// <summary>What a file leaves open and its reader may be told.</summary>
public sealed record TransformationReadOptions
{
    /// <summary>Nothing is known beside the file.</summary>
    public static TransformationReadOptions None { get; } = new();

    /// <summary>
    /// Finds a file beside the one that is read, by its path from there with <c>/</c> between folders (OME-NGFF: the files of an
    /// array) or by its name alone (elastix: initial transforms); null where there is none. It is never asked for a path that leads out.
    /// </summary>
    public Func<string, ReadOnlyMemory<byte>?> Companion { get; init; } = _ => null;

    /// <summary>The samples of the image that points come from along x, y (and z); IMOD needs them to tell where its centre is.</summary>
    public IReadOnlyList<long>? FromShape { get; init; }

    /// <summary>The samples of the image that points go to along x, y (and z).</summary>
    public IReadOnlyList<long>? ToShape { get; init; }
}
