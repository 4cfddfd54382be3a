namespace Hub.Store;

/// <summary>
/// Commits documents that stand beside datasets. The documents and a note of the datasets they concern are written at
/// once; then the datasets get new change numbers; then the note goes. A crash in between leaves the note, and the next
/// start takes it up.
/// </summary>
internal sealed class TouchingCommits(IDocuments documents, IDatasets datasets)
{
    private const string Notes = "datasets-to-touch";

    /// <summary>Commits.</summary>
    /// <param name="writes">The documents.</param>
    /// <param name="accessions">The datasets they concern.</param>
    /// <param name="released">The change number up to which somebody may have read datasets: only these get new numbers. Null: all of them.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    internal async Task CommitAsync(IEnumerable<DocumentWrite> writes, IEnumerable<string> accessions, long? released, CancellationToken cancellationToken)
    {
        string[] touched = [.. accessions.Distinct(StringComparer.Ordinal)];
        if (released is { } read)
        {
            // What changes between this look and the commit gets a later number by that.
            touched = [.. await datasets.FindChangedUntilAsync(touched, read, cancellationToken)];
        }

        DocumentWrite[] all = [.. writes, .. touched.Select(accession => Note(accession, "{}"u8.ToArray()))];
        if (all.Length > 0)
        {
            await documents.CommitAsync(all, cancellationToken);
        }

        if (touched.Length > 0)
        {
            await TouchAsync(touched, CancellationToken.None);
        }
    }

    /// <summary>Takes up what a crash left.</summary>
    internal async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var left = await documents.ReadAsync(Notes, "", cancellationToken).Select(note => note.Id).ToArrayAsync(cancellationToken);
        if (left.Length > 0)
        {
            await TouchAsync(left, cancellationToken);
        }
    }

    private async Task TouchAsync(string[] accessions, CancellationToken cancellationToken)
    {
        await datasets.TouchAsync(accessions, cancellationToken);
        await documents.CommitAsync([.. accessions.Select(accession => Note(accession, null))], cancellationToken);
    }

    private static DocumentWrite Note(string accession, ReadOnlyMemory<byte>? json) =>
        new() { Collection = Notes, Id = accession, ExpectedRevision = null, Json = json };
}
