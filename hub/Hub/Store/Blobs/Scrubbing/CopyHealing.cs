namespace Hub.Store;

/// <summary>Writes a copy of a blob anew from one that is sound.</summary>
/// <param name="reading">Reads copies.</param>
/// <param name="scratch">A folder for what is on its way.</param>
internal sealed class CopyHealing(CopyReading reading, string scratch)
{
    /// <summary>Whether the copy was written, and reads back sound.</summary>
    public async Task<bool> HealAsync(string digest, BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(scratch).FullName, Guid.NewGuid().ToString("n"));
        try
        {
            var (state, length) = await CopyAsync(digest, from, path, cancellationToken);
            if (state != CopyState.Sound)
            {
                return false;
            }

            await to.Blobs.AdoptAsync(path, new BlobReference(digest, length), cancellationToken);
            return (await reading.ReadAsync(to, digest, null, cancellationToken)).State == CopyState.Sound;
        }
        catch (IOException)
        {
            // It stays reported as damaged, and the next pass tries again.
            return false;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<(CopyState State, long Length)> CopyAsync(string digest, BlobPlace from, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var copied = await reading.ReadAsync(from, digest, file, cancellationToken);
        file.Flush(flushToDisk: true);
        return copied;
    }
}
