namespace Hub.Store;

/// <summary>Somebody else changed a document first. Nothing of the commit was written: read again, and decide again.</summary>
/// <param name="collection">The document's collection.</param>
/// <param name="id">The document's id.</param>
/// <param name="expected">The revision the writer had seen; 0 for none.</param>
/// <param name="found">The revision that is there; 0 for none.</param>
public sealed class RevisionConflictException(string collection, string id, long expected, long found)
    : Exception($"{collection}/{id} is at revision {found}, and revision {expected} was expected: it was changed meanwhile. Read it again and repeat the change.")
{
    /// <summary>The document's collection.</summary>
    public string Collection => collection;

    /// <summary>The document's id.</summary>
    public string Id => id;

    /// <summary>The revision the writer had seen; 0 for none.</summary>
    public long Expected => expected;

    /// <summary>The revision that is there; 0 for none.</summary>
    public long Found => found;
}
