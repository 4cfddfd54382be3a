namespace Hub.Store;

/// <summary>
/// Where something that is derived from datasets keeps how far it has followed them. Whatever is derived is written together with the
/// cursor at the revision it was read at, so that two processes cannot follow, or read, past each other.
/// </summary>
/// <param name="documents">Where it is kept.</param>
/// <param name="collection">The collection's name.</param>
public sealed class FollowingCursors(IDocuments documents, string collection)
{
    private const string Datasets = "datasets";
    private readonly DocumentSet<FollowingCursor> cursors = new(documents, collection, LinkJson.Default.FollowingCursor, _ => Datasets, _ => []);

    /// <summary>The cursor with its revision; at the beginning where nothing was read by these rules.</summary>
    /// <param name="rules">The version of the rules.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<(FollowingCursor Cursor, long Revision)> ReadAsync(int rules, CancellationToken cancellationToken)
    {
        var kept = await cursors.FindAsync(Datasets, cancellationToken);
        var cursor = kept?.Value ?? new FollowingCursor(0, rules);
        return (cursor.Rules == rules ? cursor : cursor with { Change = 0, Rules = rules }, kept?.Revision ?? 0);
    }

    /// <summary>The change that moves the cursor.</summary>
    /// <param name="cursor">The cursor as it shall be.</param>
    /// <param name="revision">The revision it was read at.</param>
    public DocumentWrite Write(FollowingCursor cursor, long revision) => cursors.Write(cursor, revision);

    /// <summary>
    /// Lets others read datasets up to a change number, whether or not they were followed so far: what changes of them
    /// later gives them a new number.
    /// </summary>
    /// <param name="change">The change number.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task ReleaseAsync(long change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await cursors.FindAsync(Datasets, cancellationToken);
            if (kept?.Value.Released >= change)
            {
                return;
            }

            try
            {
                await documents.CommitAsync([Write((kept?.Value ?? new FollowingCursor(0, 0)) with { Released = change }, kept?.Revision ?? 0)], cancellationToken);
                return;
            }
            catch (RevisionConflictException)
            {
                // It moved on meanwhile, and is read again.
            }
        }
    }
}
