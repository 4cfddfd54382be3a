using System.IO.Compression;
using System.Text;

using Hub.Store;

namespace Hub.Portal.Exports;

/// <summary>Files as one zip, written as it is read: nothing is gathered but the zip's own table of contents.</summary>
/// <param name="blobs">Where the bytes lie.</param>
public sealed class FileZip(IBlobStore blobs)
{
    /// <summary>The most files of one zip; whoever wants more is better served by a list that can be resumed.</summary>
    public const long MostFiles = 200_000;

    private const string Elsewhere = "elsewhere.tsv";

    /// <summary>Writes the files that the hub keeps, and a table of those that only their archive has.</summary>
    /// <param name="set">The files.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task WriteAsync(DownloadSet set, Stream output, CancellationToken cancellationToken)
    {
        await using var late = new LateWriting(output);
        await using var zip = await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var elsewhere = new StringBuilder();
        await foreach (var file in set.Files.WithCancellation(cancellationToken))
        {
            if (file.IsHere)
            {
                await AddAsync(zip, $"{set.Dataset.Accession}/{file.Path}", file, cancellationToken);
            }
            else
            {
                elsewhere.Append(file.Path).Append('\t').Append(file.Address).Append('\n');
            }
        }

        if (elsewhere.Length > 0)
        {
            await AddAsync(zip, $"{set.Dataset.Accession}/{Elsewhere}", Encoding.UTF8.GetBytes(elsewhere.ToString()), cancellationToken);
        }
    }

    /// <summary>Adds a kept file.</summary>
    internal async Task AddAsync(ZipArchive zip, string name, DownloadFile file, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.OpenReadAsync(file.Sha256!, cancellationToken);
        // Most images are compressed already; what a zip could save is not worth the reader's waiting.
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
        await bytes.CopyToAsync(entry, 1 << 18, cancellationToken);
    }

    /// <summary>Adds a text.</summary>
    internal static async Task AddAsync(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(bytes, cancellationToken);
    }
}
