namespace Hub.Indexing.Storage;

/// <summary>A file of the index is not what was written; the message names the file and the place. Restore it from a copy, or build the index anew.</summary>
public sealed class IndexDamagedException(string message) : IOException(message);
