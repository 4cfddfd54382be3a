using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The files of a dataset that somebody wants, all or filtered.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Total">How many files they are.</param>
/// <param name="Files">The files, in order; may be read more than once.</param>
public sealed record DownloadSet(Dataset Dataset, long Total, IAsyncEnumerable<DownloadFile> Files);
