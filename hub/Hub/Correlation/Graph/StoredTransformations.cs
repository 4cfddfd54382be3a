using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>The transformations that depositors gave, as documents beside the links they belong to.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="links">The links between their datasets.</param>
/// <param name="fields">Has the numbers that do not stand in documents.</param>
public sealed class StoredTransformations(IDocuments documents, ILinks links, KeptFields fields)
{
    private const string Collection = "transformations", End = "end";

    /// <summary>More than this are not drawn or searched at once.</summary>
    private const int MostInGraph = 2000;

    private readonly DocumentSet<StoredTransformation> transformations = new(
        documents, Collection, TransformationsJson.Default.StoredTransformation, each => each.Id, each => [.. Ends(each).Select(end => new DocumentKey(End, end))]);

    /// <summary>The transformation of an id; null where there is none.</summary>
    /// <param name="id">As <see cref="StoredTransformation.Id"/> has it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<StoredTransformation?> FindAsync(string id, CancellationToken cancellationToken) => (await transformations.FindAsync(id, cancellationToken))?.Value;

    /// <summary>The transformations from or to a system of a dataset, by id.</summary>
    /// <param name="accession">In its archive's own spelling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<StoredTransformation>> ReadOfAsync(string accession, CancellationToken cancellationToken) =>
        await transformations.ReadByKeyAsync(End, accession, cancellationToken).Select(stored => stored.Value).ToListAsync(cancellationToken);

    /// <summary>Streams all transformations, by id.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<StoredTransformation> ReadAsync(CancellationToken cancellationToken) => transformations.ReadAsync(cancellationToken).Select(stored => stored.Value);

    /// <summary>The graph of everything that chains of transformations join to a dataset, ready to map points: with the samples of the first <see cref="KeptFields.Most"/> fields.</summary>
    /// <param name="accession">Where to begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TransformationGraph> GraphAroundAsync(string accession, CancellationToken cancellationToken)
    {
        var filled = new List<StoredTransformation>();
        var left = KeptFields.Most;
        foreach (var each in await ReadAroundAsync(accession, cancellationToken))
        {
            filled.Add(each.Original?.FieldsOf is not null && left-- > 0 ? await fields.FilledAsync(each, cancellationToken) : each);
        }

        return new TransformationGraph(filled);
    }

    /// <summary>The same graph to be looked at: fields in it map no points.</summary>
    /// <param name="accession">Where to begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TransformationGraph> DrawnAroundAsync(string accession, CancellationToken cancellationToken) => new(await ReadAroundAsync(accession, cancellationToken));

    /// <summary>A new transformation's id, never given twice.</summary>
    /// <param name="cancellationToken">Stops before a number is taken.</param>
    public async Task<string> NextIdAsync(CancellationToken cancellationToken) =>
        FormattableString.Invariant($"T{await documents.NextNumberAsync(Collection, cancellationToken)}");

    /// <summary>Keeps what a person says: that two datasets belong together, and the transformation between them, where one was given.</summary>
    /// <param name="from">The accession it begins at.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="to">The other accession.</param>
    /// <param name="assertion">Who says so.</param>
    /// <param name="transformation">The transformation, or null.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>The link as it stands now.</returns>
    /// <exception cref="RevisionConflictException">Somebody changed the link meanwhile.</exception>
    public async Task<Link> AssertAsync(
        string from, LinkRelation relation, string to, LinkAssertion assertion, StoredTransformation? transformation, CancellationToken cancellationToken)
    {
        var stated = Link.Of(from, relation, to, assertion);
        var stored = await links.FindAsync(stated.Id, cancellationToken);
        var before = stored?.Value ?? stated with { Assertions = [] };
        var link = before with
        {
            Assertions = [.. before.Assertions.Where(each => each.By != assertion.By || each.Record != assertion.Record), assertion],
            Transformations = transformation is null ? before.Transformations : [.. before.Transformations.Append(transformation.Id).Distinct(StringComparer.Ordinal)],
        };
        IReadOnlyList<DocumentWrite> beside = transformation is null ? [] : [transformations.Write(transformation, 0)];
        await links.CommitAsync([new LinkChange(link, stored?.Revision ?? 0)], beside, cancellationToken);
        return link;
    }

    /// <summary>Takes a transformation out of its link; the file it came from stays.</summary>
    /// <param name="id">The transformation.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (await transformations.FindAsync(id, cancellationToken) is not { } stored)
        {
            return false;
        }

        var holders = await links.ReadOfAsync(SystemName.Dataset(stored.Value.From), cancellationToken).Where(link => link.Value.Transformations.Contains(id)).ToListAsync(cancellationToken);
        await links.CommitAsync(
            [.. holders.Select(link => new LinkChange(link.Value with { Transformations = [.. link.Value.Transformations.Where(each => each != id)] }, link.Revision))],
            [transformations.Remove(id, stored.Revision)],
            cancellationToken);
        return true;
    }

    /// <summary>What chains of transformations join to a dataset, the oldest first.</summary>
    private async Task<IReadOnlyList<StoredTransformation>> ReadAroundAsync(string accession, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredTransformation>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { accession };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var dataset) && found.Count < MostInGraph)
        {
            await foreach (var stored in transformations.ReadByKeyAsync(End, dataset, cancellationToken))
            {
                var each = stored.Value;
                if (found.Count >= MostInGraph)
                {
                    break;
                }

                found[each.Id] = each;
                foreach (var end in Ends(each).Where(seen.Add))
                {
                    next.Enqueue(end);
                }
            }
        }

        return [.. found.Values.OrderBy(each => each.Id.Length).ThenBy(each => each.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Ends(StoredTransformation transformation) =>
        new[] { SystemName.Dataset(transformation.From), SystemName.Dataset(transformation.To) }.Distinct(StringComparer.Ordinal);
}
