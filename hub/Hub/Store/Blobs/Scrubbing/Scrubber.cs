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
    private readonly ReadingPace pace = new(bytesPerSecond, time);

    /// <summary>Reads all blobs after a digest, in order, and heals what it can.</summary>
    /// <param name="after">Where an earlier pass stopped; empty for the beginning.</param>
    /// <param name="cancellationToken">Stops between two reads.</param>
    /// <exception cref="IOException">A place gives nothing at all.</exception>
    public async IAsyncEnumerable<ScrubbedBlob> ReadAsync(string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new CopyReading(pace);
        var healing = new CopyHealing(reading, scratch);
        var large = places.Select(place => place.Blobs.ReadDigestsAsync(cancellationToken)).Aggregate((one, other) => MergedDigests.ReadAsync(one, other, cancellationToken));
        await foreach (var digest in MergedDigests.ReadAsync(small.ReadDigestsAsync(cancellationToken), large, cancellationToken))
        {
            if (string.CompareOrdinal(digest, after) > 0)
            {
                yield return await CheckSmallAsync(digest, cancellationToken) ?? await CheckAsync(digest, reading, healing, cancellationToken);
            }
        }
    }

    private async Task<ScrubbedBlob?> CheckSmallAsync(string digest, CancellationToken cancellationToken)
    {
        if (await small.FindAsync(digest, cancellationToken) is not { } bytes)
        {
            return null;
        }

        await pace.SpendAsync(bytes.Length, cancellationToken);
        var isSound = Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest;
        return new ScrubbedBlob(digest, bytes.Length, [new CopyCheck("database", isSound ? CopyState.Sound : CopyState.Damaged, false)]);
    }

    private async Task<ScrubbedBlob> CheckAsync(string digest, CopyReading reading, CopyHealing healing, CancellationToken cancellationToken)
    {
        var (copies, bytes) = (new List<CopyCheck>(), 0L);
        foreach (var place in places)
        {
            var (state, length) = await reading.ReadAsync(place, digest, null, cancellationToken);
            copies.Add(new CopyCheck(place.Name, state, false));
            bytes += length;
        }

        var sound = copies.FindIndex(copy => copy.State == CopyState.Sound);
        for (var at = 0; sound >= 0 && at < copies.Count; at++)
        {
            if (copies[at].State != CopyState.Sound)
            {
                copies[at] = copies[at] with { IsHealed = await healing.HealAsync(digest, places[sound], places[at], cancellationToken) };
            }
        }

        return new ScrubbedBlob(digest, bytes, copies);
    }
}
