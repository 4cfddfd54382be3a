using System.Threading.Channels;

using Hub.Store;

namespace Hub.Tests.Deposition.Partners;

/// <summary>Announcements that tell what is done with them, once it is on disk.</summary>
internal sealed class WatchedAnnouncements(IAnnouncements inner) : IAnnouncements
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<(string Signature, TimeSpan Hold)> held = Channel.CreateUnbounded<(string, TimeSpan)>();
    private readonly Channel<string> read = Channel.CreateUnbounded<string>();

    /// <summary>The next one that is held on, or let go.</summary>
    public Task<(string Signature, TimeSpan Hold)> NextHeldAsync() => NextAsync(held);

    /// <summary>The signature of the next one that was read.</summary>
    public Task<string> NextReadAsync() => NextAsync(read);

    public Task<Announced> AcceptAsync(KeptAnnouncement announcement, TimeSpan remembered, int mostWaiting, CancellationToken cancellationToken) =>
        inner.AcceptAsync(announcement, remembered, mostWaiting, cancellationToken);

    public Task<KeptAnnouncement?> TakeAsync(IReadOnlyCollection<string> archives, TimeSpan hold, CancellationToken cancellationToken) =>
        inner.TakeAsync(archives, hold, cancellationToken);

    public async Task HoldAsync(string signature, TimeSpan hold, CancellationToken cancellationToken)
    {
        await inner.HoldAsync(signature, hold, cancellationToken);
        held.Writer.TryWrite((signature, hold));
    }

    public async Task EndAsync(string signature, CancellationToken cancellationToken)
    {
        await inner.EndAsync(signature, cancellationToken);
        read.Writer.TryWrite(signature);
    }

    private static async Task<T> NextAsync<T>(Channel<T> channel)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await channel.Reader.ReadAsync(patience.Token);
    }
}
