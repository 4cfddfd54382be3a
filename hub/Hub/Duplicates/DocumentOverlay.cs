using Hub.Store;

namespace Hub.Duplicates;

/// <summary>A collection of documents with changes over it that are not committed yet.</summary>
internal sealed class DocumentOverlay<T>(DocumentSet<T> set, Func<T, string> id, Func<T, IReadOnlyList<DocumentKey>> keys)
    where T : class
{
    private readonly Dictionary<string, T?> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentKey, List<string>> changedByKey = [];
    private readonly Dictionary<DocumentKey, KeyHolders?> holders = [];

    /// <summary>What is to be committed.</summary>
    public IEnumerable<DocumentWrite> Writes => changed.Select(each => each.Value is { } value ? set.Write(value, null) : set.Remove(each.Key, null));

    /// <summary>Whether anything is to be committed.</summary>
    public bool IsChanged => changed.Count > 0;

    /// <summary>Makes or replaces a document.</summary>
    public void Put(T value)
    {
        var name = id(value);
        Remove(name);
        changed[name] = value;
        foreach (var key in keys(value).Distinct())
        {
            if (!changedByKey.TryGetValue(key, out var those))
            {
                changedByKey[key] = those = [];
            }

            those.Add(name);
        }
    }

    /// <summary>Removes a document.</summary>
    public void Remove(string key)
    {
        foreach (var own in changed.GetValueOrDefault(key) is { } before ? keys(before) : [])
        {
            changedByKey[own].Remove(key);
        }

        changed[key] = null;
    }

    /// <summary>Finds out at once who has some keys, so that those nobody has are not asked for one by one.</summary>
    public async Task LookUpAsync(string key, IEnumerable<string> values, CancellationToken cancellationToken)
    {
        var unknown = values.Distinct(StringComparer.Ordinal).Where(value => !holders.ContainsKey(new DocumentKey(key, value))).ToList();
        var found = await set.FindHoldersAsync(key, unknown, cancellationToken);
        foreach (var value in unknown)
        {
            holders[new DocumentKey(key, value)] = found.GetValueOrDefault(value);
        }
    }

    /// <summary>The document of an id; null where there is none.</summary>
    public async Task<T?> FindAsync(string key, CancellationToken cancellationToken) =>
        changed.TryGetValue(key, out var value) ? value : (await set.FindAsync(key, cancellationToken))?.Value;

    /// <summary>The documents of a key, at most so many of those committed before.</summary>
    public async Task<IReadOnlyList<T>> ByKeyAsync(string key, string value, int most, CancellationToken cancellationToken)
    {
        var wanted = new DocumentKey(key, value);
        var found = new List<T>();
        var committed = MayHaveOthers(wanted) ? set.ReadByKeyAsync(key, value, cancellationToken) : AsyncEnumerable.Empty<Stored<T>>();
        await foreach (var stored in committed.WithCancellation(cancellationToken))
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

        return [.. found, .. changedByKey.GetValueOrDefault(wanted, []).Select(name => changed[name]!)];
    }

    /// <summary>Whether a document that is not changed here may have a key.</summary>
    private bool MayHaveOthers(DocumentKey key) =>
        !holders.TryGetValue(key, out var known) || (known is not null && !(known.IsOne && changed.ContainsKey(known.FirstId)));
}
