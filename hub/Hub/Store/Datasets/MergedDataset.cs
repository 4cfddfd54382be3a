using Hub.Records;

namespace Hub.Store;

/// <summary>What the living sources of one accession give together.</summary>
/// <param name="Dataset">The merged record.</param>
/// <param name="Files">The file list of the source that wins.</param>
public sealed record MergedDataset(Dataset Dataset, FileListReference? Files);
