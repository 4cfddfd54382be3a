using System.Text.Json;

using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>The folder where uploads grow: for each a folder with <c>upload.json</c>, <c>bytes</c> and, where pieces have checksums, <c>checked</c>.</summary>
public sealed class StagingArea
{
    private readonly string folder;

    /// <summary>Opens or creates it.</summary>
    /// <param name="folder">The folder, best on the disk of the blob store.</param>
    public StagingArea(string folder) => this.folder = Directory.CreateDirectory(folder).FullName;

    /// <summary>The ids of all uploads.</summary>
    public IEnumerable<string> Ids() => Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!);

    /// <summary>Where an upload's bytes are.</summary>
    /// <param name="id">The upload.</param>
    public string BytesOf(string id) => Path.Combine(FolderOf(id), "bytes");

    /// <summary>How many bytes of an upload are here, but for those whose checksum nobody has looked at yet; 0 once they are in the blob store.</summary>
    /// <param name="id">The upload.</param>
    public long LengthOf(string id)
    {
        var written = new FileInfo(BytesOf(id)) is { Exists: true } file ? file.Length : 0;
        return Math.Min(written, MarkOf(id).Read() ?? written);
    }

    /// <summary>How far an upload is checked.</summary>
    internal CheckedMark MarkOf(string id) => new(Path.Combine(FolderOf(id), "checked"));

    /// <summary>When an upload was last written to.</summary>
    /// <param name="id">The upload.</param>
    public DateTimeOffset TouchedAt(string id)
    {
        var bytes = new FileInfo(BytesOf(id));
        return new DateTimeOffset(bytes.Exists ? bytes.LastWriteTimeUtc : new DirectoryInfo(FolderOf(id)).LastWriteTimeUtc, TimeSpan.Zero);
    }

    /// <summary>The free bytes of the disk.</summary>
    public long FreeBytes() => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Whether the word could be an id, and so a folder's name.</summary>
    /// <param name="id">What a client gave.</param>
    public static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    /// <summary>An upload; null where there is none.</summary>
    /// <param name="id">Its id, or whatever a client gave for one.</param>
    public StagedUpload? Find(string id)
    {
        if (!IsId(id))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(FolderOf(id), "upload.json")), StagingJson.Default.StagedUpload);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes an upload down; it is durable when this returns.</summary>
    /// <param name="upload">The upload.</param>
    public void Save(StagedUpload upload)
    {
        var own = Directory.CreateDirectory(FolderOf(upload.Id)).FullName;
        var (path, beside) = (Path.Combine(own, "upload.json"), Path.Combine(own, "upload.new"));
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, upload, StagingJson.Default.StagedUpload);
            file.Flush(flushToDisk: true);
        }

        if (!upload.IsDone && upload.Digest is null)
        {
            using (File.Open(BytesOf(upload.Id), FileMode.OpenOrCreate))
            {
                // Made together with what is known of it, so that its folder is flushed once.
            }
        }

        File.Move(beside, path, overwrite: true);
        DurableFolder.Flush(own);
        DurableFolder.Flush(folder);
    }

    /// <summary>Drops an upload with its bytes.</summary>
    /// <param name="id">The upload.</param>
    public void Delete(string id)
    {
        if (Directory.Exists(FolderOf(id)))
        {
            Directory.Delete(FolderOf(id), recursive: true);
        }
    }

    private string FolderOf(string id) => Path.Combine(folder, id);
}
