using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>What an export's folder really holds; it knows sizes and digests better than the lists. Some 200 bytes of memory a file, its path not among them.</summary>
internal sealed class DiskFiles : IDisposable
{
    private readonly KnownPaths paths = new();
    private readonly List<(long? Size, string? Checksum)> kept = [];

    /// <summary>How many listed files the folder holds with another size than the list says.</summary>
    public int OtherSizes { get; private set; }

    /// <summary>Reads the part of an export; nothing of any other payload.</summary>
    public static async Task<DiskFiles> ReadAsync(Payload payload, CancellationToken cancellationToken)
    {
        var disk = new DiskFiles();
        try
        {
            if (payload.Part(StudyParts.OnDisk) is { } part)
            {
                await foreach (var file in FileList.ReadAsync(part, cancellationToken))
                {
                    disk.Keep(file);
                }
            }

            return disk;
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>A listed file with the size and digest of the bytes, where the folder holds them.</summary>
    public DataFile? Complete(DataFile? file)
    {
        if (file is null || paths.Find(file.Path) is not { } known)
        {
            return file;
        }

        var (size, checksum) = kept[(int)known];
        OtherSizes += file.SizeBytes is not null && file.SizeBytes != size ? 1 : 0;
        return file with { SizeBytes = size, Checksum = checksum };
    }

    public void Dispose() => paths.Dispose();

    private void Keep(DataFile? file)
    {
        if (file is not null && paths.TryAdd(file.Path, kept.Count))
        {
            kept.Add((file.SizeBytes, file.Checksum));
        }
    }
}
