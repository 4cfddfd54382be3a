using System.IO.Compression;

namespace Hub.Correlation;

/// <summary>An OME-Zarr folder in a zip: the file that states the transformations, and the arrays beside it.</summary>
internal sealed class ZippedFolder : IDisposable
{
    /// <summary>Bytes that may come out of one zip, all files together.</summary>
    private const int MostUnpacked = 128 * 1024 * 1024;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly string folder;
    private long left = MostUnpacked;

    private ZippedFolder(ZipArchive archive)
    {
        this.archive = archive;
        if (archive.Entries.Count > FileLimits.Items)
        {
            throw Refuse($"The zip holds {archive.Entries.Count} files; at most {FileLimits.Items} can be.");
        }

        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !entry.FullName.EndsWith('/')))
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw Refuse($"The zip holds '{TextFile.Short(entry.FullName)}' twice.");
            }
        }

        var root = Root();
        folder = root[..(root.LastIndexOf('/') + 1)];
        Name = root[folder.Length..];
    }

    /// <summary>The name of the file that states the transformations.</summary>
    public string Name { get; }

    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="TransformationFormatException">It is no zip, too large, or holds no OME-Zarr.</exception>
    public static ZippedFolder Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > FileLimits.Bytes)
        {
            throw Refuse($"The zip has {bytes.Length} bytes; at most {FileLimits.Bytes} are read.");
        }

        try
        {
            return new ZippedFolder(new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read));
        }
        catch (InvalidDataException)
        {
            throw Refuse("This is no zip that can be read; it may have been cut.");
        }
    }

    /// <summary>A file by its path from the one that states the transformations; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Find(string path)
    {
        if (!entries.TryGetValue(folder + path, out var entry))
        {
            return null;
        }

        try
        {
            // The length that the zip states may be a lie, so what comes out is counted.
            using var content = entry.Open();
            var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                left -= read;
                bytes.Write(buffer, 0, left >= 0 ? read : throw Refuse($"The zip unpacks to more than {MostUnpacked} bytes."));
            }

            return bytes.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            throw Refuse($"'{TextFile.Short(path)}' cannot be unpacked; zip it again, stored or deflated and without a password.");
        }
    }

    public void Dispose() => archive.Dispose();

    private static TransformationFormatException Refuse(string reason) => new("zip", reason);

    private string Root()
    {
        var found = entries.Keys.Where(name => name.Split('/')[^1] is "zarr.json" or ".zattrs")
            .GroupBy(name => name.Count(letter => letter == '/')).OrderBy(level => level.Key).FirstOrDefault()?.OrderDescending(StringComparer.Ordinal).ToList();
        return found switch
        {
            null => throw Refuse("The zip holds no zarr.json and no .zattrs. A zip is read as one OME-Zarr folder; give files of other formats by themselves."),
            [var only] => only,
            [var one, var other] when one[..(one.LastIndexOf('/') + 1)] == other[..(other.LastIndexOf('/') + 1)] => one,
            _ => throw Refuse($"The zip holds several OME-Zarr folders side by side ({string.Join(", ", found.Take(5).Select(TextFile.Short))}); zip the one that states the transformation."),
        };
    }
}
