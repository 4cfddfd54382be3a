using System.Security.Cryptography;

namespace Hub.Store;

/// <summary>Reads copies of blobs, no faster than it may, and says how they were found.</summary>
/// <param name="pace">How fast it may.</param>
internal sealed class CopyReading(ReadingPace pace)
{
    private const int Buffer = 1 << 20, MostUnreadable = 10;

    private readonly Dictionary<string, int> unreadable = new(StringComparer.Ordinal);

    /// <summary>Reads a copy, and writes its bytes to another file if one is given.</summary>
    /// <exception cref="IOException">The place gives nothing at all.</exception>
    public async Task<(CopyState State, long Length)> ReadAsync(BlobPlace place, string digest, Stream? copy, CancellationToken cancellationToken)
    {
        var length = 0L;
        try
        {
            await using var bytes = await place.Blobs.OpenReadAsync(digest, cancellationToken);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[(int)Math.Min(Buffer, Math.Max(1, bytes.Length))];
            for (var read = 1; read > 0; length += read)
            {
                read = await bytes.ReadAsync(buffer, cancellationToken);
                hash.AppendData(buffer, 0, read);
                await (copy?.WriteAsync(buffer.AsMemory(0, read), cancellationToken) ?? ValueTask.CompletedTask);
                await pace.SpendAsync(read, cancellationToken);
            }

            unreadable[place.Name] = 0;
            return (Convert.ToHexStringLower(hash.GetCurrentHash()) == digest ? CopyState.Sound : CopyState.Damaged, length);
        }
        catch (FileNotFoundException)
        {
            return (CopyState.Missing, 0);
        }
        catch (IOException failure)
        {
            // One bad sector is damage; a disk or server that gives nothing is not the damage of each blob on it.
            var count = unreadable[place.Name] = unreadable.GetValueOrDefault(place.Name) + 1;
            return count < MostUnreadable ? (CopyState.Unreadable, length) : throw new IOException($"The blob store's {place.Name} place gave none of {count} blobs in a row: {failure.Message}", failure);
        }
    }
}
