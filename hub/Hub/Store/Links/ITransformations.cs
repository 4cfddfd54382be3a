using Hub.Records;

namespace Hub.Store;

/// <summary>The coordinate systems of datasets and the transformations between them. A change gives the datasets at both ends a new change number.</summary>
public interface ITransformations
{
    /// <summary>The transformation of an id; null where there is none.</summary>
    /// <param name="id">As <see cref="StoredTransformation.Id"/> has it: <c>T12</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Stored<StoredTransformation>?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Streams the transformations from or to a coordinate system of a dataset, by id.</summary>
    /// <param name="accession">In its archive's own spelling.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Stored<StoredTransformation>> ReadOfAsync(string accession, CancellationToken cancellationToken);

    /// <summary>Streams all transformations, by id.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Stored<StoredTransformation>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>A new transformation's id: <c>T1</c>, <c>T2</c> …, never given twice.</summary>
    /// <param name="cancellationToken">Stops before a number is taken.</param>
    Task<string> NextIdAsync(CancellationToken cancellationToken);

    /// <summary>Writes or replaces a transformation.</summary>
    /// <param name="transformation">The transformation.</param>
    /// <param name="expectedRevision">The revision it was read at; 0 for a new one; null overwrites.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RevisionConflictException">Somebody changed it first.</exception>
    Task SaveAsync(StoredTransformation transformation, long? expectedRevision, CancellationToken cancellationToken);

    /// <summary>Takes a transformation out.</summary>
    /// <param name="transformation">As it was read.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RevisionConflictException">Somebody changed it first.</exception>
    Task RemoveAsync(Stored<StoredTransformation> transformation, CancellationToken cancellationToken);
}
