namespace Hub.Indexing.Storage;

/// <summary>An index that is whole, but was written in another version of the file format than this engine reads: it must be built anew.</summary>
/// <param name="file">The file that says so.</param>
/// <param name="found">The version it is written in.</param>
/// <param name="expected">The version that this engine reads and writes.</param>
public sealed class IndexVersionException(string file, int found, int expected)
    : IOException($"The index file '{file}' is written in version {found} of the format, and this engine reads version {expected}. Nothing is damaged; build the index anew, or open it with the engine that wrote it.")
{
    /// <summary>The version that the index is written in.</summary>
    public int Found => found;

    /// <summary>The version that this engine reads and writes.</summary>
    public int Expected => expected;
}
