using System.Collections.Frozen;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>Reads one file of a page-tab document, a file list, or the file table.</summary>
internal static class FileRow
{
    private const int MaxAttributes = 200;
    private const int MaxValue = 4000;
    private const int MaxPath = 4000;

    // Members of a row of the file table that are the file itself and not key-values of it.
    private static readonly FrozenSet<string> TableColumns =
        new[] { "path", "Size", "size", "type", "isDirectory", "Section", "Name" }.ToFrozenSet(StringComparer.Ordinal);

    // Compound extensions whose last part alone would say too little.
    private static readonly IReadOnlyList<string> Compound = [".ome.tif", ".ome.tiff", ".ome.zarr", ".ome.zarr.zip", ".zarr.zip", ".ome.xml", ".nii.gz", ".tar.gz"];

    /// <summary>A row in the form <c>{path, size, attributes: [{name, value}]}</c>; null where it has no usable path.</summary>
    /// <remarks>The lists of exports also give <c>sha256</c>.</remarks>
    public static DataFile? Read(JsonPlace row)
    {
        var file = Compose(row["path"].Verbatim(), row["size"].Count(), Listed(row["attributes"]));
        return file is not null && row["sha256"].Verbatim() is { Length: 64 } digest ? file with { Checksum = "sha256:" + digest } : file;
    }

    /// <summary>A row of the file table, whose key-values are members beside the path, with the section's name as its component; null where it has no usable path.</summary>
    public static DataFile? ReadTable(JsonPlace row)
    {
        var attributes = row.Members().Where(member => !TableColumns.Contains(member.Name)).Select(member => Attribute(member.Name, member.Value.Text(), null));
        var file = Compose(row["path"].Verbatim() ?? row["Name"].Verbatim(), row["Size"].Count() ?? row["size"].Count(), attributes);
        return file is null ? null : file with { Component = row["Section"].Text() };
    }

    /// <summary>A file with the given key-values; null where the path is none.</summary>
    public static DataFile? Compose(string? path, long? size, IEnumerable<KeyValue?> attributes) => Cleaned(path) is { } clean
        ? new DataFile
        {
            Path = clean,
            SizeBytes = size,
            Format = Format(clean),
            Attributes = [.. attributes.OfType<KeyValue>().Take(MaxAttributes)],
        }
        : null;

    /// <summary>A key-value of a file, or null where it says nothing or must not be kept.</summary>
    public static KeyValue? Attribute(string? name, string? value, string? url) =>
        name is null or "" || value is null or "null" || Personal.Is(name) ? null : new KeyValue(name.Trim(), PlainText.Shortened(value, MaxValue), url);

    private static IEnumerable<KeyValue?> Listed(JsonPlace attributes) =>
        from attribute in attributes.Each()
        select Attribute(
            attribute["name"].Text(),
            attribute["value"].Text(),
            attribute["valqual"].Each().FirstOrDefault(qualifier => string.Equals(qualifier["name"].Verbatim(), "url", StringComparison.OrdinalIgnoreCase))["value"].Verbatim());

    // Paths are relative, with forward slashes, and never leave the study.
    private static string? Cleaned(string? path)
    {
        if (path is null || path.Length > MaxPath || path.Any(char.IsControl))
        {
            return null;
        }

        var segments = path.Replace('\\', '/').Split('/').Where(segment => segment is not ("" or ".")).ToList();
        return segments.Count == 0 || segments.Contains("..") ? null : string.Join('/', segments);
    }

    private static string? Format(string path)
    {
        var compound = Compound.FirstOrDefault(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        var extension = compound ?? Path.GetExtension(path);
        return extension.Length is > 1 and <= 16 ? extension[1..].ToLowerInvariant() : null;
    }
}
