using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hub.Store;

/// <summary>One collection of documents, read and written as values of a type.</summary>
/// <typeparam name="T">What each document holds.</typeparam>
/// <param name="documents">Where they are kept.</param>
/// <param name="collection">The collection's name.</param>
/// <param name="json">How a value is written.</param>
/// <param name="id">A value's id.</param>
/// <param name="keys">The keys a value is found by besides its id.</param>
public sealed class DocumentSet<T>(
    IDocuments documents, string collection, JsonTypeInfo<T> json, Func<T, string> id, Func<T, IReadOnlyList<DocumentKey>> keys)
    where T : class
{
    /// <summary>The value of an id; null where there is none.</summary>
    /// <param name="key">The id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Stored<T>?> FindAsync(string key, CancellationToken cancellationToken) =>
        await documents.FindAsync(collection, key, cancellationToken) is { } document ? Read(document) : null;

    /// <summary>Streams all values in ordinal order of their ids.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <param name="afterId">Where to begin, itself left out.</param>
    public IAsyncEnumerable<Stored<T>> ReadAsync(CancellationToken cancellationToken, string afterId = "") =>
        ReadAllAsync(documents.ReadAsync(collection, afterId, cancellationToken), cancellationToken);

    /// <summary>Streams the values that have a key of this value, in ordinal order of their ids.</summary>
    /// <param name="key">The key's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Stored<T>> ReadByKeyAsync(string key, string value, CancellationToken cancellationToken) =>
        ReadAllAsync(documents.ReadByKeyAsync(collection, key, value, cancellationToken), cancellationToken);

    /// <summary>Which of many values are a key, and of which; the others are left out.</summary>
    /// <param name="key">The key's name.</param>
    /// <param name="values">The values.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyDictionary<string, KeyHolders>> FindHoldersAsync(string key, IReadOnlyCollection<string> values, CancellationToken cancellationToken) =>
        documents.FindHoldersAsync(collection, key, values, cancellationToken);

    /// <summary>The change that makes or replaces a value, for <see cref="IDocuments.CommitAsync"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expectedRevision">The revision it was read at; 0 for a new one; null overwrites.</param>
    public DocumentWrite Write(T value, long? expectedRevision) => new()
    {
        Collection = collection,
        Id = id(value),
        ExpectedRevision = expectedRevision,
        Json = JsonSerializer.SerializeToUtf8Bytes(value, json),
        Keys = keys(value),
    };

    /// <summary>The change that deletes a value.</summary>
    /// <param name="key">Its id.</param>
    /// <param name="expectedRevision">The revision it was read at; null deletes whatever there is.</param>
    public DocumentWrite Remove(string key, long? expectedRevision) =>
        new() { Collection = collection, Id = key, ExpectedRevision = expectedRevision, Json = null };

    private async IAsyncEnumerable<Stored<T>> ReadAllAsync(
        IAsyncEnumerable<Document> found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in found.WithCancellation(cancellationToken))
        {
            yield return Read(document);
        }
    }

    private Stored<T> Read(Document document)
    {
        var value = JsonSerializer.Deserialize(document.Json.Span, json)
            ?? throw new InvalidDataException($"{collection}/{document.Id} holds null: it was not written by the hub.");
        return new Stored<T>(value, document.Revision, document.ChangedAt);
    }
}
