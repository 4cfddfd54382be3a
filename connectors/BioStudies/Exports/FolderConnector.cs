using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Connectors.BioStudies.Files;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Exports;

/// <summary>
/// Reads a legacy export from a folder as if it were the archive: page-tab documents with their file lists, and the files
/// themselves, which are kept as each study is fetched. The folder is all it asks; the client is never used.
/// A folder rarely holds the whole archive, so what is missing from it is not gone: whoever runs it must not count deletions.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="keep">Keeps the bytes of a file and gives their SHA-256.</param>
public sealed class FolderConnector(string folder, KeepFile keep) : IConnector
{
    private readonly BioStudiesConnector reader = new();

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var study in await ExportFolder.FindAsync(folder, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ListedRecord(study.Accession) { ChangeMark = study.ChangeMark(), Hints = study.AsHints() };
        }
    }

    /// <inheritdoc />
    /// <remarks>Every file is kept before the payload is returned, so an interrupted import begins this study again and no other.</remarks>
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var study = ExportedStudy.FromHints(record);
        var document = await ExportFolder.ReadAsync(study.Document, cancellationToken)
            ?? throw new ArchiveException($"{study.Document} is no longer the page-tab document of {record.Key}; import the folder again.");
        var lists = document.FileLists();
        var parts = new List<PayloadPart> { await PartAsync(study.IsTabbed ? StudyParts.PageTabTsv : StudyParts.PageTab, study.Document, cancellationToken) };
        foreach (var list in lists)
        {
            if (study.Find(list) is { } path)
            {
                parts.Add(await PartAsync(StudyParts.ListPrefix + list, path, cancellationToken));
            }
        }

        parts.Add(new PayloadPart(StudyParts.OnDisk, await KeepAsync(study.Files(lists), cancellationToken)) { MediaType = "application/json" });
        return new Payload(record.Key, parts);
    }

    /// <inheritdoc />
    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        reader.NormaliseAsync(payload, archive, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        reader.ReadFilesAsync(payload, accession, archive, cancellationToken);

    private static async Task<PayloadPart> PartAsync(string name, string path, CancellationToken cancellationToken) =>
        new(name, await FileContent.OfAsync(path, cancellationToken))
        {
            MediaType = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? FileList.Tabbed : "application/json",
        };

    // In the form of a file list, with the digest of each file.
    private async Task<MemoryContent> KeepAsync(IEnumerable<ExportedFile> files, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(bytes);
        writer.WriteStartArray();
        foreach (var file in files)
        {
            var digest = await keep(file, cancellationToken);
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteNumber("size", file.Length);
            writer.WriteString("sha256", digest);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
        return new MemoryContent(bytes.WrittenMemory);
    }
}
