using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Hub.Store;

/// <summary>Reads blobs again, tells which are no longer what they were, and heals a copy from another that is sound.</summary>
/// <param name="small">The blobs beside the records, of which there is one copy.</param>
/// <param name="places">The places that keep all others.</param>
/// <param name="scratch">A folder for what is being healed.</param>
/// <param name="bytesPerSecond">How fast to read.</param>
/// <param name="time">The clock.</param>
public sealed class Scrubber(ISmallBlobs small, IReadOnlyList<BlobPlace> places, string scratch, long bytesPerSecond, TimeProvider time)
{
    private const int Buffer = 1 << 20, MostUnreadable = 10;

    private readonly ReadingPace pace = new(bytesPerSecond, time);
    private readonly Dictionary<string, int> unreadable = new(StringComparer.Ordinal);

    /// <summary>Reads all blobs after a digest, in order, and heals what it can.</summary>
    /// <param name="after">Where an earlier pass stopped; empty for the beginning.</param>
    /// <param name="cancellationToken">Stops between two reads.</param>
    /// <exception cref="IOException">A place gives nothing at all.</exception>
    public async IAsyncEnumerable<ScrubbedBlob> ReadAsync(string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var large = places.Select(place => place.Blobs.ReadDigestsAsync(cancellationToken)).Aggregate((one, other) => MergedDigests.ReadAsync(one, other, cancellationToken));
        await foreach (var digest in MergedDigests.ReadAsync(small.ReadDigestsAsync(cancellationToken), large, cancellationToken))
        {
            if (string.CompareOrdinal(digest, after) > 0)
            {
                yield return await CheckAsync(digest, cancellationToken);
            }
        }
    }

    private async Task<ScrubbedBlob> CheckAsync(string digest, CancellationToken cancellationToken)
    {
        if (await small.FindAsync(digest, cancellationToken) is { } bytes)
        {
            await pace.SpendAsync(bytes.Length, cancellationToken);
            var isSound = Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest;
            return new ScrubbedBlob(digest, bytes.Length, [new CopyCheck("database", isSound ? CopyState.Sound : CopyState.Damaged, false)]);
        }

        var (copies, read) = (new List<CopyCheck>(), 0L);
        foreach (var place in places)
        {
            var (state, length) = await ReadCopyAsync(place, digest, null, cancellationToken);
            copies.Add(new CopyCheck(place.Name, state, false));
            read += length;
        }

        return new ScrubbedBlob(digest, read, await HealedAsync(digest, copies, cancellationToken));
    }

    private async Task<IReadOnlyList<CopyCheck>> HealedAsync(string digest, List<CopyCheck> copies, CancellationToken cancellationToken)
    {
        var sound = copies.FindIndex(copy => copy.State == CopyState.Sound);
        for (var at = 0; sound >= 0 && at < copies.Count; at++)
        {
            if (copies[at].State != CopyState.Sound)
            {
                copies[at] = copies[at] with { IsHealed = await HealAsync(digest, places[sound], places[at], cancellationToken) };
            }
        }

        return copies;
    }

    private async Task<bool> HealAsync(string digest, BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(scratch).FullName, Guid.NewGuid().ToString("n"));
        try
        {
            (CopyState State, long Length) copied;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                copied = await ReadCopyAsync(from, digest, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            if (copied.State != CopyState.Sound)
            {
                return false;
            }

            await to.Blobs.AdoptAsync(path, new BlobReference(digest, copied.Length), cancellationToken);
            return (await ReadCopyAsync(to, digest, null, cancellationToken)).State == CopyState.Sound;
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

    private async Task<(CopyState State, long Length)> ReadCopyAsync(BlobPlace place, string digest, Stream? copy, CancellationToken cancellationToken)
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
