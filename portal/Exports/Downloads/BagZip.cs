using System.Globalization;
using System.Text;
using System.Text.Json;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>Files as a bag after RFC 8493, in a zip: every file with its SHA-256, and where to fetch those that only their archive has.</summary>
/// <param name="files">Writes zips.</param>
/// <param name="time">The clock.</param>
public sealed class BagZip(FileZip files, TimeProvider time)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes the bag.</summary>
    /// <param name="set">The files, however many; those whose SHA-256 nobody states cannot be in a bag, and are counted in its description.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task WriteAsync(DownloadSet set, Stream output, CancellationToken cancellationToken)
    {
        await using var zip = FileZip.Begin(set.Dataset, output);
        var folder = set.Dataset.Accession + "/";
        await AddTagsAsync(set, new BagTags(zip, folder), cancellationToken);
        await foreach (var file in set.Files.Where(file => file.IsHere).WithCancellation(cancellationToken))
        {
            await files.AddAsync(zip, $"{folder}data/{file.Path}", file, cancellationToken);
        }

        await zip.EndAsync(cancellationToken);
    }

    private async Task AddTagsAsync(DownloadSet set, BagTags tags, CancellationToken cancellationToken)
    {
        var (count, bytes, left, isAll) = (0L, 0L, 0L, true);
        await tags.AddAsync("bagit.txt", Utf8.GetBytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), cancellationToken);
        await tags.AddAsync("manifest-sha256.txt", output => FileLines.WriteAsync(set, Counted, output, cancellationToken), cancellationToken);
        if (!isAll)
        {
            await tags.AddAsync("fetch.txt", output => FileLines.WriteAsync(set, Fetched, output, cancellationToken), cancellationToken);
        }

        await tags.AddAsync("bag-info.txt", Utf8.GetBytes(Described(set.Dataset, count, bytes, left)), cancellationToken);
        await tags.AddAsync("record.json", JsonSerializer.SerializeToUtf8Bytes(set.Dataset, RecordJson.Options), cancellationToken);
        await tags.EndAsync(cancellationToken);

        string Counted(DownloadFile file)
        {
            if (!IsPart(file))
            {
                left++;
                return "";
            }

            (count, bytes, isAll) = (count + 1, bytes + (file.Bytes ?? 0), isAll && file.IsHere);
            return $"{file.Sha256}  {PathOf(file)}\n";
        }
    }

    private static string Fetched(DownloadFile file) => !IsPart(file) || file.IsHere
        ? ""
        : $"{file.Address} {file.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "-"} {PathOf(file)}\n";

    private static bool IsPart(DownloadFile file) => file is { Sha256: not null, Address: not null };

    private static string PathOf(DownloadFile file) => "data/" + file.Path.Replace("%", "%25", StringComparison.Ordinal);

    private string Described(Dataset dataset, long count, long bytes, long left)
    {
        var title = string.Concat((dataset.Title ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter));
        var omitted = left == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Internal-Sender-Description: {left} files are not part of this bag, because their archive states no SHA-256 or no address of them.\n");
        return string.Create(CultureInfo.InvariantCulture, $"External-Identifier: {dataset.Accession}\nExternal-Description: {title}\nBagging-Date: {time.GetUtcNow():yyyy-MM-dd}\nPayload-Oxum: {bytes}.{count}\n{omitted}");
    }
}
