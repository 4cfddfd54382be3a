using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Exports;

/// <summary>Finds the studies in a folder, however deep they lie and whether each has a folder of its own or not.</summary>
internal static partial class ExportFolder
{
    private const long LargestDocument = 64L << 20;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>The studies in order of their accessions.</summary>
    /// <exception cref="ArchiveException">There is no such folder or no study in it, or one accession stands in two places.</exception>
    public static async Task<IReadOnlyList<ExportedStudy>> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new ArchiveException($"There is no folder {folder}; give the one that holds the export.");
        }

        var documents = new List<(string Accession, string Path)>();
        foreach (var path in Directory.EnumerateFiles(Path.GetFullPath(folder), "*", Everything).Where(IsCandidate).Order(StringComparer.Ordinal))
        {
            if (await ReadAsync(path, cancellationToken) is { } study)
            {
                documents.Add((study.Accno ?? Path.GetFileNameWithoutExtension(path), path));
            }
        }

        return documents.Count == 0
            ? throw new ArchiveException($"{folder} holds no study: a page-tab document is named after its accession, such as S-JCBD12.json or S-JCBD12.tsv.")
            : [.. documents.GroupBy(document => document.Accession, StringComparer.Ordinal).Select(group => Study(group.Key, [.. group.Select(document => document.Path)], documents)).OrderBy(study => study.Accession, StringComparer.Ordinal)];
    }

    /// <summary>The document at a path, or null where it is none.</summary>
    public static async Task<PageTabStudy?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > LargestDocument)
        {
            return null;
        }

        try
        {
            var part = new PayloadPart(StudyParts.PageTab, new MemoryContent(await File.ReadAllBytesAsync(path, cancellationToken)));
            return path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase)
                ? PageTabTsv.Read(await part.ReadTextAsync(cancellationToken))
                : PageTabJson.Read(await part.ReadJsonAsync(cancellationToken));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JSON goes before the table beside it; the same accession in two folders is for a person to settle.
    private static ExportedStudy Study(string accession, IReadOnlyList<string> paths, List<(string Accession, string Path)> documents)
    {
        var folders = paths.Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).ToList();
        if (folders.Count > 1)
        {
            throw new ArchiveException($"The export holds {accession} twice: {string.Join(" and ", paths)}. Remove one.");
        }

        var folder = folders[0]!;
        var isAlone = documents.Where(document => Path.GetDirectoryName(document.Path) == folder).All(document => document.Accession == accession);
        var own = new[] { Path.Combine(folder, "Files"), Path.Combine(folder, accession) }.FirstOrDefault(Directory.Exists);
        return new ExportedStudy(accession, paths.Order(StringComparer.Ordinal).First(), own ?? (isAlone ? folder : Path.Combine(folder, accession)));
    }

    private static bool IsCandidate(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".TSV"
            && (Accession().IsMatch(name) || name == Path.GetFileName(Path.GetDirectoryName(path)));
    }

    [GeneratedRegex(@"^(S-[A-Z]+-?\w+|EMPIAR-\d+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accession();
}
