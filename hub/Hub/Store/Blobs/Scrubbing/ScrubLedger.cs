namespace Hub.Store;

/// <summary>Runs passes over all blobs, and remembers how far they came and what they met.</summary>
/// <param name="scrubber">Reads and heals.</param>
/// <param name="documents">Where it is remembered.</param>
/// <param name="time">The clock.</param>
public sealed class ScrubLedger(Scrubber scrubber, IDocuments documents, TimeProvider time)
{
    private const string Pass = "blobs", State = "state", Open = "open", Healed = "healed";
    private const int SaveEvery = 500;

    private static readonly TimeSpan SaveAfter = TimeSpan.FromMinutes(1);

    private readonly DocumentSet<ScrubProgress> passes = new(documents, "scrubs", ScrubProgressJson.Default.ScrubProgress, _ => Pass, _ => []);
    private readonly DocumentSet<BlobDamage> damages = new(
        documents, "blob-damages", BlobDamageJson.Default.BlobDamage, damage => damage.Id, damage => [new DocumentKey(State, damage.HealedAt is null ? Open : Healed)]);

    /// <summary>The pass that is under way or was the last; null before the first.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ScrubProgress?> LastAsync(CancellationToken cancellationToken) => (await passes.FindAsync(Pass, cancellationToken))?.Value;

    /// <summary>Streams the copies that are not sound.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<BlobDamage> ReadOpenAsync(CancellationToken cancellationToken) => damages.ReadByKeyAsync(State, Open, cancellationToken).Select(stored => stored.Value);

    /// <summary>Streams the copies that were not sound, and are again.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<BlobDamage> ReadHealedAsync(CancellationToken cancellationToken) => damages.ReadByKeyAsync(State, Healed, cancellationToken).Select(stored => stored.Value);

    /// <summary>Goes on with the pass under way, or begins one, and goes through.</summary>
    /// <param name="met">Is told each copy that was not sound.</param>
    /// <param name="cancellationToken">Stops it; the next call goes on there.</param>
    /// <exception cref="IOException">A place gives nothing at all; the next call goes on there.</exception>
    public async Task<ScrubProgress> RunAsync(Action<BlobDamage> met, CancellationToken cancellationToken)
    {
        var pass = await LastAsync(cancellationToken) is { EndedAt: null } begun ? begun : new ScrubProgress(time.GetUtcNow(), "", 0, 0, null);
        var open = await ReadOpenAsync(cancellationToken).ToDictionaryAsync(damage => damage.Id, StringComparer.Ordinal, cancellationToken);
        var savedAt = time.GetUtcNow();
        await foreach (var blob in scrubber.ReadAsync(pass.After, cancellationToken))
        {
            pass = pass with { After = blob.Digest, Blobs = pass.Blobs + 1, Bytes = pass.Bytes + blob.Bytes };
            var changes = Changes(blob, open).ToList();
            changes.ForEach(met);
            if (changes.Count > 0 || pass.Blobs % SaveEvery == 0 || time.GetUtcNow() - savedAt > SaveAfter)
            {
                // What was healed is written down even where the pass is stopped now.
                savedAt = time.GetUtcNow();
                await documents.CommitAsync([passes.Write(pass, null), .. changes.Select(damage => damages.Write(damage, null))], CancellationToken.None);
            }
        }

        pass = pass with { EndedAt = time.GetUtcNow() };
        await documents.CommitAsync([passes.Write(pass, null)], cancellationToken);
        return pass;
    }

    private IEnumerable<BlobDamage> Changes(ScrubbedBlob blob, Dictionary<string, BlobDamage> open)
    {
        var now = time.GetUtcNow();
        foreach (var copy in blob.Copies)
        {
            var known = open.GetValueOrDefault(blob.Digest + " " + copy.Place);
            if (copy.State != CopyState.Sound)
            {
                yield return new BlobDamage(blob.Digest, copy.Place, copy.State.ToString(), known?.FoundAt ?? now, copy.IsHealed ? now : null);
            }
            else if (known is not null)
            {
                yield return known with { HealedAt = now };
            }
        }
    }
}
