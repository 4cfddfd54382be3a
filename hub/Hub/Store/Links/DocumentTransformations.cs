using System.Globalization;

using Hub.Records;

namespace Hub.Store;

/// <summary>Transformations as documents.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="datasets">The datasets at their ends.</param>
public sealed class DocumentTransformations(IDocuments documents, IDatasets datasets) : ITransformations
{
    private const string Collection = "transformations", End = "end";

    private readonly DocumentSet<StoredTransformation> transformations = new(
        documents, Collection, LinkJson.Default.StoredTransformation, each => each.Id, each => [.. Ends(each).Select(end => new DocumentKey(End, end))]);

    private readonly TouchingCommits commits = new(documents, datasets);

    /// <inheritdoc />
    public Task<Stored<StoredTransformation>?> FindAsync(string id, CancellationToken cancellationToken) => transformations.FindAsync(id, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Stored<StoredTransformation>> ReadOfAsync(string accession, CancellationToken cancellationToken) =>
        transformations.ReadByKeyAsync(End, accession, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Stored<StoredTransformation>> ReadAsync(CancellationToken cancellationToken) => transformations.ReadAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<string> NextIdAsync(CancellationToken cancellationToken) =>
        "T" + (await documents.NextNumberAsync(Collection, cancellationToken)).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public Task SaveAsync(StoredTransformation transformation, long? expectedRevision, CancellationToken cancellationToken) =>
        commits.CommitAsync([transformations.Write(transformation, expectedRevision)], Ends(transformation), cancellationToken);

    /// <inheritdoc />
    public Task RemoveAsync(Stored<StoredTransformation> transformation, CancellationToken cancellationToken) =>
        commits.CommitAsync([transformations.Remove(transformation.Value.Id, transformation.Revision)], Ends(transformation.Value), cancellationToken);

    private static IEnumerable<string> Ends(StoredTransformation transformation) =>
        new[] { transformation.From.Dataset, transformation.To.Dataset }.Distinct(StringComparer.Ordinal);
}
