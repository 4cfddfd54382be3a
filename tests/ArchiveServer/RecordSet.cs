namespace ArchiveServer;

/// <summary>What all partner archives hold at one time: recorded records, generated ones, or both.</summary>
public sealed record RecordSet
{
    /// <summary>Nothing at all: every archive answers, and is empty.</summary>
    public static RecordSet Empty { get; } = new();

    /// <summary>A folder of recorded records, one subfolder an archive (<c>empiar</c>, <c>idr</c> …); null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>How many synthetic records each archive adds to the recorded ones.</summary>
    public int Generated { get; init; }

    /// <summary>The seed of everything generated: the same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A folder to render generated EMPIAR entries into before they are asked for, no other archive being served then; null to render them for each answer.</summary>
    public string? RenderedIn { get; init; }

    /// <summary>How many rows the file list of the first generated study has; null for as many as chance gives it.</summary>
    public int? LargestFileList { get; init; }

    /// <summary>The date that picks one of several recorded generations of an archive (<c>2026-03-10</c>); null for the newest.</summary>
    public string? Generation { get; init; }

    /// <summary>The files below a subfolder of <see cref="Folder"/> in ordinal order; none where it does not exist.</summary>
    /// <param name="subfolder">For example <c>empiar</c>.</param>
    /// <param name="pattern">For example <c>*.json</c>.</param>
    public IReadOnlyList<string> Files(string subfolder, string pattern)
    {
        if (Folder is null || !Directory.Exists(Path.Combine(Folder, subfolder)))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(Path.Combine(Folder, subfolder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
