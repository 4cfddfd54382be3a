namespace Hub.Store;

/// <summary>
/// Commits documents that stand beside datasets. The documents and a note of the datasets they concern are written at
/// once; then the datasets get new change numbers; then the note goes. A crash in between leaves the note, and the next
/// start takes it up.
/// </summary>
internal sealed class TouchingCommits(IDocuments documents, IDatasets datasets)
{
    private const string Notes = "datasets-to-touch";

    internal async Task CommitAsync(IEnumerable<DocumentWrite> writes, IEnumerable<string> accessions, CancellationToken cancellationToken)
    {
        string[] touched = [.. accessions.Distinct(StringComparer.Ordinal)];
        DocumentWrite[] all = [.. writes, .. touched.Select(accession => Note(accession, "{}"u8.ToArray()))];
        if (all.Length > 0)
        {
            await documents.CommitAsync(all, cancellationToken);
            await TouchAsync(touched, CancellationToken.None);
        }
    }

    /// <summary>Takes up what a crash left.</summary>
    internal async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var left = await documents.ReadAsync(Notes, "", cancellationToken).Select(note => note.Id).ToArrayAsync(cancellationToken);
        await TouchAsync(left, cancellationToken);
    }

    private async Task TouchAsync(string[] accessions, CancellationToken cancellationToken)
    {
        await datasets.TouchAsync(accessions, cancellationToken);
        await documents.CommitAsync([.. accessions.Select(accession => Note(accession, null))], cancellationToken);
    }

    private static DocumentWrite Note(string accession, ReadOnlyMemory<byte>? json) =>
        new() { Collection = Notes, Id = accession, ExpectedRevision = null, Json = json };
}
