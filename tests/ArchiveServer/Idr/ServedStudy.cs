namespace ArchiveServer.Idr;

/// <summary>One study as the archive serves it.</summary>
internal sealed record ServedStudy
{
    /// <summary><c>idr0001-graml-sysgro</c>: also the name of its repository.</summary>
    public required string Name { get; init; }

    /// <summary><c>idr0001</c>.</summary>
    public string Accession => Name[..Name.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Whether its files lie in the common repository <c>idr-metadata</c> instead of one of its own.</summary>
    public bool IsInCommonRepository { get; init; }

    /// <summary>The bytes of the study file; null where the repository lacks it.</summary>
    public Func<byte[]>? StudyFile { get; init; }

    /// <summary>Title and text that container descriptions show where there is no study file.</summary>
    public (string Title, string Text)? Description { get; init; }

    /// <summary>Its screens and experiments.</summary>
    public required IReadOnlyList<ServedComponent> Components { get; init; }

    /// <summary>Rows of <c>download_urls.tsv</c>.</summary>
    public IReadOnlyList<string> DownloadRows { get; init; } = [];
}
