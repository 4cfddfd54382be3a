using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Bioschemas;

/// <summary>Reads any archive whose pages carry schema.org or Bioschemas as JSON-LD and stand in a sitemap; README.md lists its options.</summary>
public sealed class BioschemasConnector : IConnector, IChangeListing
{
    private const string PagePart = "page.html";
    private const long LargestPage = 8L << 20;

    /// <summary>Derived from the archive's own record, as crates are.</summary>
    private const int DefaultRank = 100;

    /// <inheritdoc />
    public IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new Sitemap(archive, client).ListAsync(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ListedChange> ListChangesAsync(ArchiveDefinition archive, IArchiveClient client, DateTimeOffset? since, CancellationToken cancellationToken) =>
        new Sitemap(archive, client).ListAsync(cancellationToken).Select(record => new ListedChange(record.Key, Sitemap.Time(record.ChangeMark), IsDeleted: false));

    /// <inheritdoc />
    public bool TellsChanges(ArchiveDefinition archive) => false;

    /// <inheritdoc />
    public bool FetchesByKey(ArchiveDefinition archive) => true;

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new ArchiveRequest(Sitemap.Page(archive, record.Key)) { Accept = "text/html", MaxBytes = LargestPage }, cancellationToken);
        return answer.Content.Length > 0
            ? new Payload(record.Key, [answer.AsPart(PagePart)])
            : throw new ArchiveException($"{answer.Source} answered {answer.Status} with nothing in it. Ask the archive; what is known of the record stays.") { Failure = ArchiveFailure.Empty };
    }

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        if (payload.Part(PagePart) is not { } part)
        {
            return StatedRecords.Unreadable("part-missing", $"The payload of {payload.Key} has no {PagePart}; harvest it again in full.");
        }

        var problems = new List<Problem>();
        if (PageGraph.DatasetOf(await part.ReadTextAsync(cancellationToken), problems) is not { } root)
        {
            return new StatedRecords([], [.. problems, new Problem(ProblemSeverity.Error, "no-dataset", $"The page {payload.Key} has no JSON-LD of a Dataset; narrow the option 'pages' to the pages of datasets, or ask the archive to mark them up.", "script[type=\"application/ld+json\"]")]);
        }

        if (root.Name is not { } title)
        {
            return new StatedRecords([], [.. problems, new Problem(ProblemSeverity.Error, "title-missing", $"The dataset on the page {payload.Key} has no name; ask the archive for a title.", "name")]);
        }

        var (accession, trace) = DatasetIdentity.Of(root, payload.Key, archive);
        var record = CrateRecord.State(root, accession, title, problems);
        return new StatedRecords([DatasetFields.Added(record, root, part.Source) with { Rank = DefaultRank, Trace = trace }], problems);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        // A page names downloads of the whole dataset, not its files.
        AsyncEnumerable.Empty<DataFile>();
}
