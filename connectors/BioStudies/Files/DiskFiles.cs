using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>What an export's folder really holds; it knows sizes and digests better than the lists. Some 200 bytes of memory a file.</summary>
internal sealed class DiskFiles
{
    private readonly Dictionary<ulong, (long? Size, string? Checksum)> kept = [];

    /// <summary>How many listed files the folder holds with another size than the list says.</summary>
    public int OtherSizes { get; private set; }

    /// <summary>Reads the part of an export; nothing of any other payload.</summary>
    public static async Task<DiskFiles> ReadAsync(Payload payload, CancellationToken cancellationToken)
    {
        var disk = new DiskFiles();
        if (payload.Part(StudyParts.OnDisk) is { } part)
        {
            await foreach (var file in FileList.ReadAsync(part, cancellationToken))
            {
                if (file is not null)
                {
                    disk.kept[PathHash.Of(file.Path)] = (file.SizeBytes, file.Checksum);
                }
            }
        }

        return disk;
    }

    /// <summary>A listed file with the size and digest of the bytes, where the folder holds them.</summary>
    public DataFile? Complete(DataFile? file)
    {
        if (file is null || kept.Count == 0 || !kept.TryGetValue(PathHash.Of(file.Path), out var bytes))
        {
            return file;
        }

        OtherSizes += file.SizeBytes is not null && file.SizeBytes != bytes.Size ? 1 : 0;
        return file with { SizeBytes = bytes.Size, Checksum = bytes.Checksum };
    }
}
