namespace Hub.Store;

/// <summary>How much an archive has in the store.</summary>
/// <param name="Sources">Records in its listing that are not gone.</param>
/// <param name="Gone">Records that were in its listing once.</param>
/// <param name="Failing">Records whose last fetch or normalisation failed.</param>
/// <param name="Warnings">Open warnings.</param>
public sealed record ArchiveCounts(long Sources, long Gone, long Failing, long Warnings);
