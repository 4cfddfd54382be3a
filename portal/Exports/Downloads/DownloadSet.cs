using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The files of a dataset that somebody wants, all or filtered.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Files">The files, in order; may be read more than once, and are the same each time.</param>
public sealed record DownloadSet(Dataset Dataset, IAsyncEnumerable<DownloadFile> Files);
