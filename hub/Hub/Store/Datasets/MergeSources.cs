namespace Hub.Store;

/// <summary>
/// Merges what the living sources of one accession say. Pure: the same sources in any order give the same dataset.
/// Called inside a write transaction, so that no other process changes the sources meanwhile.
/// </summary>
/// <param name="sources">At least one.</param>
public delegate MergedDataset MergeSources(IReadOnlyList<SourceRecord> sources);
