using System.Collections.Frozen;

namespace Hub.Vocabularies;

/// <summary>File formats by the ending of a name and by the words archives use, from <c>formats.tsv</c>.</summary>
public sealed class FormatVocabulary
{
    private readonly FrozenDictionary<string, FileFormat> byExtension;
    private readonly FrozenDictionary<string, FileFormat> byWord;

    private FormatVocabulary(string version, IReadOnlyList<(FileFormat Format, VocabularyRow Row)> rows)
    {
        Version = version;
        Formats = [.. rows.Select(row => row.Format)];
        byExtension = Formats.SelectMany(format => format.Extensions.Select(extension => (extension, format)))
            .ToFrozenDictionary(pair => pair.extension, pair => pair.format);
        byWord = rows.SelectMany(row => row.Row.List("words").Append(row.Format.Name).Select(word => (Key: NameKey.Of(word), row.Format)))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Format);
    }

    /// <summary>Name and version of the source.</summary>
    public string Version { get; }

    /// <summary>Every format, in the file's order.</summary>
    public IReadOnlyList<FileFormat> Formats { get; }

    /// <summary>The format that a word names, or null: <c>OME TIFF</c>, <c>.tif</c>, <c>TIF</c>, <c>MRC stack</c>.</summary>
    /// <param name="stated">As an archive writes it.</param>
    public FileFormat? Named(string stated)
    {
        var text = stated.Trim();
        return byWord.GetValueOrDefault(NameKey.Of(text)) ?? byExtension.GetValueOrDefault('.' + text.TrimStart('.', '*').ToLowerInvariant());
    }

    /// <summary>The format of a file by its name's longest known ending, or null; a file inside <c>x.ome.zarr/</c> is OME-Zarr.</summary>
    /// <param name="path">With forward slashes.</param>
    public FileFormat? OfPath(string path)
    {
        var segments = path.Split('/');
        foreach (var folder in segments.AsSpan(0, segments.Length - 1))
        {
            if (folder.EndsWith(".zarr", StringComparison.OrdinalIgnoreCase) && OfName(folder) is { } store)
            {
                return store;
            }
        }

        return OfName(segments[^1]);
    }

    /// <summary>The canonical name of a file's format: what the source states, else what the file's name ends in, else the source's own word; null where there is neither.</summary>
    /// <param name="stated">The source's word, or null.</param>
    /// <param name="path">The file's path.</param>
    public string? Canonical(string? stated, string path)
    {
        var word = string.IsNullOrWhiteSpace(stated) ? null : stated.Trim();
        var byName = OfPath(path);
        var byStatement = word is null ? null : Named(word);

        // An archive that says TIFF of image.ome.tiff is right and less exact.
        var exact = byStatement is not null && byName is not null && byName.Name.EndsWith(byStatement.Name, StringComparison.Ordinal) ? byName : byStatement;
        return (exact ?? (word is null ? byName : null))?.Name ?? word;
    }

    internal static async Task<FormatVocabulary> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var table = await VocabularyTable.ReadAsync(path, ["name", "kind", "extensions", "words"], cancellationToken);
        var seen = new HashSet<string>();
        foreach (var row in table.Rows)
        {
            foreach (var extension in row.List("extensions").Where(extension => !seen.Add(extension)))
            {
                throw row.Wrong($"the ending {extension} belongs to a format above; name it once");
            }
        }

        return new FormatVocabulary(table.Version, [.. table.Rows.Select(row => (Read(row), row))]);
    }

    private static FileFormat Read(VocabularyRow row) =>
        new(row.Required("name"), row.Required("kind"), [.. row.List("extensions").OrderByDescending(extension => extension.Length)]);

    private FileFormat? OfName(string name)
    {
        var lower = name.ToLowerInvariant();
        for (var dot = lower.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = lower.IndexOf('.', dot + 1))
        {
            if (byExtension.TryGetValue(lower[dot..], out var format))
            {
                return format;
            }
        }

        return null;
    }
}
