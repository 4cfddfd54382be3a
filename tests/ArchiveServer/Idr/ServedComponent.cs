namespace ArchiveServer.Idr;

/// <summary>One screen or experiment as the archive serves it.</summary>
internal sealed record ServedComponent
{
    /// <summary><c>screenA</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its number among the server's screens or projects.</summary>
    public required long Id { get; init; }

    /// <summary>Its plates or datasets.</summary>
    public required int Sets { get; init; }

    /// <summary>Its row of <c>studies.tsv</c>.</summary>
    public required string SizeRow { get; init; }

    /// <summary>Writes the annotation table; null where the repository lacks it.</summary>
    public Func<Stream, CancellationToken, Task>? WriteTableAsync { get; init; }

    /// <summary>The bytes of the bulkmap configuration; null where the repository lacks it.</summary>
    public Func<byte[]>? Config { get; init; }

    /// <summary>Whether it is a screen.</summary>
    public bool IsScreen => Name.StartsWith("screen", StringComparison.Ordinal);
}
