using Hub.Store;

namespace Hub.Duplicates;

/// <summary>A collection of documents with changes over it that are not committed yet.</summary>
internal sealed class DocumentOverlay<T>(DocumentSet<T> set, Func<T, string> id, Func<T, IReadOnlyList<DocumentKey>> keys)
    where T : class
{
    private readonly Dictionary<string, T?> changed = new(StringComparer.Ordinal);

    /// <summary>What is to be committed.</summary>
    public IEnumerable<DocumentWrite> Writes => changed.Select(each => each.Value is { } value ? set.Write(value, null) : set.Remove(each.Key, null));

    /// <summary>Whether anything is to be committed.</summary>
    public bool IsChanged => changed.Count > 0;

    /// <summary>Makes or replaces a document.</summary>
    public void Put(T value) => changed[id(value)] = value;

    /// <summary>Removes a document.</summary>
    public void Remove(string key) => changed[key] = null;

    /// <summary>The document of an id; null where there is none.</summary>
    public async Task<T?> FindAsync(string key, CancellationToken cancellationToken) =>
        changed.TryGetValue(key, out var value) ? value : (await set.FindAsync(key, cancellationToken))?.Value;

    /// <summary>The documents of a key, at most so many of those committed before.</summary>
    public async Task<IReadOnlyList<T>> ByKeyAsync(string key, string value, int most, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        await foreach (var stored in set.ReadByKeyAsync(key, value, cancellationToken))
        {
            if (!changed.ContainsKey(id(stored.Value)))
            {
                found.Add(stored.Value);
            }

            if (found.Count == most)
            {
                break;
            }
        }

        var wanted = new DocumentKey(key, value);
        return [.. found, .. changed.Values.OfType<T>().Where(each => keys(each).Contains(wanted))];
    }
}
