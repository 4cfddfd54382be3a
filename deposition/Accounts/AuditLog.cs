using System.Globalization;

using Hub.Store;

namespace Hub.Deposition.Accounts;

/// <summary>Every change of accounts and deposits. An entry is part of the commit that it tells of, so that neither is there without the other.</summary>
/// <param name="documents">Where it is kept.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(IDocuments documents, TimeProvider time)
{
    private readonly DocumentSet<AuditEntry> entries = new(
        documents, "audit", AccountsJson.Default.AuditEntry, entry => entry.Id,
        entry => [new DocumentKey("subject", entry.Subject), new DocumentKey("by", entry.By)]);

    /// <summary>The write of an entry, to be committed with the change.</summary>
    /// <param name="by">Who: an account's id, <c>command</c> or <c>hub</c>.</param>
    /// <param name="action">A stable word.</param>
    /// <param name="subject">An accession or an account's id.</param>
    /// <param name="detail">One sentence.</param>
    public DocumentWrite Entry(string by, string action, string subject, string detail)
    {
        var now = time.GetUtcNow();
        // Counted from the far end of time, so that the order of ids is newest first.
        var rank = (DateTimeOffset.MaxValue.Ticks - now.Ticks).ToString("D19", CultureInfo.InvariantCulture);
        var entry = new AuditEntry { Id = $"{rank}-{Guid.NewGuid():n}", At = now, By = by, Action = action, Subject = subject, Detail = detail };
        return entries.Write(entry, expectedRevision: 0);
    }

    /// <summary>Streams all entries, newest first.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <param name="after">The id of the entry before the first wanted; empty for the newest.</param>
    public IAsyncEnumerable<AuditEntry> ReadAsync(CancellationToken cancellationToken, string after = "") =>
        entries.ReadAsync(cancellationToken, after).Select(stored => stored.Value);

    /// <summary>Streams what was done to one subject, newest first.</summary>
    /// <param name="subject">An accession or an account's id.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<AuditEntry> ReadOfAsync(string subject, CancellationToken cancellationToken) =>
        entries.ReadByKeyAsync("subject", subject, cancellationToken).Select(stored => stored.Value);
}
