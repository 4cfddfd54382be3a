namespace Hub.Indexing.Storage;

/// <summary>A file of a commit, with the checksum of its table of checksums.</summary>
internal sealed record FileEntry(string Name, long Length, uint Checksum);
