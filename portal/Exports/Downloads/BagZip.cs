using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.Portal.Exports;

/// <summary>Files as a bag after RFC 8493, in a zip: every file with its SHA-256, and where to fetch those that only their archive has.</summary>
/// <param name="files">Writes zips.</param>
/// <param name="time">The clock.</param>
public sealed class BagZip(FileZip files, TimeProvider time)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes the bag.</summary>
    /// <param name="set">The files; those whose SHA-256 nobody states cannot be in a bag, and are counted in its description.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task WriteAsync(DownloadSet set, Stream output, CancellationToken cancellationToken)
    {
        await using var late = new LateWriting(output);
        await using var zip = await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var (folder, sums) = (set.Dataset.Accession + "/", new StringBuilder());
        foreach (var (name, bytes) in await TagsAsync(set, cancellationToken))
        {
            await FileZip.AddAsync(zip, folder + name, bytes, cancellationToken);
            sums.Append(Convert.ToHexStringLower(SHA256.HashData(bytes.Span))).Append("  ").Append(name).Append('\n');
        }

        await FileZip.AddAsync(zip, folder + "tagmanifest-sha256.txt", Utf8.GetBytes(sums.ToString()), cancellationToken);
        await foreach (var file in set.Files.Where(file => file.IsHere).WithCancellation(cancellationToken))
        {
            await files.AddAsync(zip, $"{folder}data/{file.Path}", file, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)>> TagsAsync(DownloadSet set, CancellationToken cancellationToken)
    {
        var (manifest, fetch) = (new StringBuilder(), new StringBuilder());
        var (count, bytes, left) = (0L, 0L, 0L);
        await foreach (var file in set.Files.WithCancellation(cancellationToken))
        {
            if (file.Sha256 is not { } digest || file.Address is not { } address)
            {
                left++;
                continue;
            }

            var path = "data/" + file.Path.Replace("%", "%25", StringComparison.Ordinal);
            manifest.Append(digest).Append("  ").Append(path).Append('\n');
            (count, bytes) = (count + 1, bytes + (file.Bytes ?? 0));
            if (!file.IsHere)
            {
                fetch.Append(address).Append(' ').Append(file.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "-").Append(' ').Append(path).Append('\n');
            }
        }

        return
        [
            ("bagit.txt", Utf8.GetBytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")),
            ("bag-info.txt", Utf8.GetBytes(Described(set, count, bytes, left))),
            ("manifest-sha256.txt", Utf8.GetBytes(manifest.ToString())),
            ("record.json", JsonSerializer.SerializeToUtf8Bytes(set.Dataset, RecordJson.Options)),
            .. fetch.Length == 0 ? [] : new[] { ("fetch.txt", (ReadOnlyMemory<byte>)Utf8.GetBytes(fetch.ToString())) },
        ];
    }

    private string Described(DownloadSet set, long count, long bytes, long left)
    {
        var title = string.Concat((set.Dataset.Title ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter));
        var omitted = left == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Internal-Sender-Description: {left} files are not part of this bag, because their archive states no SHA-256 or no address of them.\n");
        return string.Create(CultureInfo.InvariantCulture, $"External-Identifier: {set.Dataset.Accession}\nExternal-Description: {title}\nBagging-Date: {time.GetUtcNow():yyyy-MM-dd}\nPayload-Oxum: {bytes}.{count}\n{omitted}");
    }
}
