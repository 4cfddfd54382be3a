using System.Text.Json;

using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>A deposit's files with their digests as a blob, in the form of a file list.</summary>
internal static class FileTable
{
    /// <summary>What a checksum begins with.</summary>
    public const string Sha256 = "sha256:";

    /// <summary>Writes the table as the files are read, for there may be millions; the file lists among them are handed back instead.</summary>
    public static async Task<(List<DataFile> Lists, BlobReference Table)> KeepAsync(IBlobStore blobs, IAsyncEnumerable<DataFile> files, HashSet<string> lists, CancellationToken cancellationToken)
    {
        var held = new List<DataFile>();
        await using var blob = await blobs.CreateAsync(cancellationToken);
        await using (var json = new Utf8JsonWriter(blob.Content))
        {
            json.WriteStartArray();
            await foreach (var file in files.WithCancellation(cancellationToken))
            {
                if (lists.Contains(file.Path))
                {
                    held.Add(file);
                    continue;
                }

                Write(json, file);
                if (json.BytesPending > 64 << 10)
                {
                    await json.FlushAsync(cancellationToken);
                }
            }

            json.WriteEndArray();
        }

        return (held, await blob.CommitAsync(cancellationToken));
    }

    private static void Write(Utf8JsonWriter json, DataFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        if (file.SizeBytes is { } size)
        {
            json.WriteNumber("size", size);
        }

        if (file.Checksum is { } checksum && checksum.StartsWith(Sha256, StringComparison.Ordinal))
        {
            json.WriteString("sha256", checksum[Sha256.Length..]);
        }

        json.WriteEndObject();
    }
}
