using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Hub.Records;

namespace Hub.Connectors.BioStudies.Exports;

/// <summary>One study of an export: its page-tab document and the folder of its files.</summary>
/// <param name="Accession">The accession.</param>
/// <param name="Document">The page-tab document, JSON or tab-separated.</param>
/// <param name="FilesFolder">Where its files lie.</param>
internal sealed record ExportedStudy(string Accession, string Document, string FilesFolder)
{
    // Links could lead out of the export.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Whether the document is tab-separated.</summary>
    public bool IsTabbed => Document.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    private string Folder => Path.GetDirectoryName(Document)!;

    /// <summary>What a listing keeps of it.</summary>
    public IReadOnlyDictionary<string, string> AsHints() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["document"] = Document, ["files"] = FilesFolder };

    /// <summary>The study that a listing named.</summary>
    /// <exception cref="ArchiveException">The record was not listed from a folder, or its document is gone.</exception>
    public static ExportedStudy FromHints(ListedRecord record) =>
        record.Hints.TryGetValue("document", out var document) && record.Hints.TryGetValue("files", out var files) && File.Exists(document)
            ? new ExportedStudy(record.Key, document, files)
            : throw new ArchiveException($"The folder no longer holds the document of {record.Key}; import the folder again.");

    /// <summary>Its files in order of their names, the document and the file lists not among them.</summary>
    /// <param name="lists">The names of its file lists.</param>
    public IEnumerable<ExportedFile> Files(IReadOnlyList<string> lists)
    {
        if (!Directory.Exists(FilesFolder))
        {
            return [];
        }

        var documents = lists.Select(Find).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return from file in new DirectoryInfo(FilesFolder).EnumerateFiles("*", Everything)
               where !documents.Contains(file.FullName) && !IsDocument(file)
               let path = Path.GetRelativePath(FilesFolder, file.FullName).Replace('\\', '/')
               orderby path.Length, path
               select new ExportedFile(path, file.FullName, file.Length);
    }

    /// <summary>Where a file list lies, or null. Exports write blanks as underscores, and some hold the table that the JSON was made of.</summary>
    /// <param name="list">As the document names it.</param>
    public string? Find(string list) =>
        (from name in new[] { list, list.Replace(' ', '_'), Path.ChangeExtension(list, ".tsv") }
         from folder in new[] { Folder, FilesFolder }
         let path = Path.GetFullPath(Path.Combine(folder, name))
         where path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && path != Document && File.Exists(path)
         select path).FirstOrDefault();

    /// <summary>Changes when the document, a list or a file does, judged by name, length and time of writing.</summary>
    public string ChangeMark()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var documents = new DirectoryInfo(Folder).EnumerateFiles().Where(file => Folder != FilesFolder);
        var files = Directory.Exists(FilesFolder) ? new DirectoryInfo(FilesFolder).EnumerateFiles("*", Everything) : [];
        foreach (var file in documents.Concat(files).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Folder, file.FullName)}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // BioStudies exports a study's document in three forms side by side.
    private bool IsDocument(FileInfo file) =>
        file.DirectoryName == Folder && Path.GetFileNameWithoutExtension(file.Name) == Path.GetFileNameWithoutExtension(Document)
        && file.Extension.ToUpperInvariant() is ".JSON" or ".TSV" or ".XML";
}
