using System.Globalization;

using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Stating;

/// <summary>Reads the files of a record as declared.</summary>
internal static class DeclaredFiles
{
    /// <summary>What a curator should know of the files: paths that come twice or lead out of the dataset.</summary>
    public static void Check(FilesDeclaration files, Place record, Uri? source, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in record.Select(files.Each))
        {
            var path = Path(files, place, source);
            if (path is not null && LeadsOut(path))
            {
                findings.Warn("file-outside", $"The file '{PlainText.Shortened(path, 100)}' leads out of its dataset, so the file list is left out; ask the archive for relative paths.", place.Where);
            }
            else if (path is not null && !seen.Add(path))
            {
                findings.Warn("file-twice", $"The file '{PlainText.Shortened(path, 100)}' is listed twice; the first is kept.", place.Where);
            }
        }
    }

    /// <summary>Each path once, made relative; what climbs out of the dataset is refused.</summary>
    /// <exception cref="ArchiveException">A path leads out of the dataset.</exception>
    public static IEnumerable<DataFile> Read(FilesDeclaration files, Place record, Uri? source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in record.Select(files.Each))
        {
            var path = Path(files, place, source);
            if (path is null || !seen.Add(path))
            {
                continue;
            }

            if (LeadsOut(path))
            {
                throw new ArchiveException($"The file '{path}' at {place.Where} leads out of its dataset; ask the archive for relative paths.") { Failure = ArchiveFailure.Unreadable };
            }

            yield return new DataFile
            {
                Path = path,
                SizeBytes = long.TryParse(Values.First(place, files.Size, source), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
                Format = Values.First(place, files.Format, source),
                Checksum = Values.First(place, files.Checksum, source),
                Url = Values.First(place, files.Url, source),
                Attributes = [.. files.Values.SelectMany(named => Values.All(place, named.Value, source).Select(value => new KeyValue(named.Called, value.Text)))],
            };
        }
    }

    private static string? Path(FilesDeclaration files, Place place, Uri? source) =>
        Values.First(place, files.Path, source)?.Replace('\\', '/').TrimStart('/') is { Length: > 0 } path ? path : null;

    private static bool LeadsOut(string path) => path.Split('/').Contains("..");
}
