namespace Hub.Store;

/// <summary>The table <c>announcements</c>.</summary>
internal sealed class SqlAnnouncements(SqlDatabase database, TimeProvider time) : IAnnouncements
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public Task<Announced> AcceptAsync(KeptAnnouncement announcement, TimeSpan remembered, int mostWaiting, CancellationToken cancellationToken)
    {
        var (archive, signature) = (announcement.Archive, announcement.Signature);
        var json = StoreJson.Write(announcement.Keys, StoreJson.Default.IReadOnlyCollectionString).ToArray();
        return database.WriteAsync(
            async session =>
            {
                var now = time.GetUtcNow();
                await session.ExecuteAsync(
                    "DELETE FROM announcements WHERE accepted_at < @old OR accepted_at < @stale AND is_read = 1",
                    new { old = (now - LongestWait).ToUnixTimeMilliseconds(), stale = (now - remembered).ToUnixTimeMilliseconds() });
                if (await session.ScalarAsync<long>("SELECT count(*) FROM announcements WHERE signature = @signature", new { signature }) > 0)
                {
                    return Announced.Known;
                }

                if (await session.ScalarAsync<long>("SELECT count(*) FROM announcements WHERE archive = @archive AND is_read = 0", new { archive }) >= mostWaiting)
                {
                    return Announced.TooMany;
                }

                await session.ExecuteAsync(
                    "INSERT INTO announcements (archive, signature, json, accepted_at) VALUES (@archive, @signature, @json, @now)",
                    new { archive, signature, json, now = now.ToUnixTimeMilliseconds() });
                return Announced.Kept;
            },
            cancellationToken);
    }

    public async Task<KeptAnnouncement?> TakeAsync(IReadOnlyCollection<string> archives, TimeSpan hold, CancellationToken cancellationToken)
    {
        // Most looks find nothing, and a look keeps no writer waiting.
        return await database.ReadAsync(session => NextAsync(session, archives), cancellationToken) is null
            ? null
            : await database.WriteAsync(
                async session => await NextAsync(session, archives) is not { } id ? null : (await session.FindAsync<AnnouncementRow>(
                    "UPDATE announcements SET held_until = @until WHERE id = @id RETURNING archive AS Archive, signature AS Signature, json AS Json",
                    new { id, until = Until(hold) }))?.ToAnnouncement(),
                cancellationToken);
    }

    public Task HoldAsync(string signature, TimeSpan hold, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE announcements SET held_until = @until WHERE signature = @signature", new { signature, until = Until(hold) }), cancellationToken);

    public Task EndAsync(string signature, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE announcements SET is_read = 1, json = @none WHERE signature = @signature", new { signature, none = "[]"u8.ToArray() }), cancellationToken);

    private Task<long?> NextAsync(SqlSession session, IReadOnlyCollection<string> archives) => session.ScalarAsync<long?>(
        $"""
        SELECT min(id) FROM announcements
        WHERE is_read = 0 AND {session.Among("archive", "archives")}
            AND archive NOT IN (SELECT archive FROM announcements WHERE is_read = 0 AND held_until > @now)
        """,
        new { archives = session.Texts(archives), now = time.Now() });

    private long Until(TimeSpan hold) => (time.GetUtcNow() + hold).ToUnixTimeMilliseconds();
}
