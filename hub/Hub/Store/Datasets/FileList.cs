using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Records;

namespace Hub.Store;

/// <summary>File lists of any length as one blob: gzip over JSON lines, written and read as streams at constant memory.</summary>
public static class FileList
{
    private const int PartBytes = 32 << 10;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Writes a list and makes it durable; null for an empty one.</summary>
    /// <param name="blobs">Where to.</param>
    /// <param name="files">The files, in the order to keep.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is kept then.</param>
    public static async Task<FileListReference?> WriteAsync(IBlobStore blobs, IAsyncEnumerable<DataFile> files, CancellationToken cancellationToken)
    {
        await using var each = files.GetAsyncEnumerator(cancellationToken);
        if (!await each.MoveNextAsync())
        {
            return null;
        }

        await using var blob = await blobs.CreateAsync(cancellationToken);
        var lines = new ArrayBufferWriter<byte>(2 * PartBytes);
        long count = 0;
        await using (var zip = new GZipStream(blob.Content, CompressionLevel.Fastest, leaveOpen: true))
        await using (var json = new Utf8JsonWriter(lines, StoreJson.WriterOptions))
        {
            for (var more = true; more; count++)
            {
                JsonSerializer.Serialize(json, each.Current, StoreJson.Default.DataFile);
                await json.FlushAsync(cancellationToken);
                json.Reset();
                lines.Write(LineEnd);
                more = await each.MoveNextAsync();
                if (!more || lines.WrittenCount > PartBytes)
                {
                    await zip.WriteAsync(lines.WrittenMemory, cancellationToken);
                    lines.ResetWrittenCount();
                }
            }
        }

        return new FileListReference((await blob.CommitAsync(cancellationToken)).Digest, count);
    }

    /// <summary>Streams a list in the order in which it was written.</summary>
    /// <param name="blobs">Where from.</param>
    /// <param name="list">Which list.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="InvalidDataException">The blob is no file list, or ends before <see cref="FileListReference.Count"/> files.</exception>
    public static async IAsyncEnumerable<DataFile> ReadAsync(IBlobStore blobs, FileListReference list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(list.Digest, cancellationToken);
        await using var lines = new GZipStream(blob, CompressionMode.Decompress);
        long count = 0;
        await foreach (var file in JsonSerializer.DeserializeAsyncEnumerable(lines, StoreJson.Default.DataFile, topLevelValues: true, cancellationToken))
        {
            count++;
            yield return file ?? throw new InvalidDataException($"File list {list.Digest} has an empty entry at line {count}: run 'verify', then harvest the dataset again.");
        }

        if (count != list.Count)
        {
            throw new InvalidDataException($"File list {list.Digest} ends after {count} of {list.Count} files: run 'verify', then harvest the dataset again.");
        }
    }
}
