using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Pages;

/// <summary>How one archive stands.</summary>
/// <param name="Archive">The archive as configured.</param>
/// <param name="Datasets">How many datasets it owns in the catalogue.</param>
/// <param name="Kept">What the store keeps of it.</param>
/// <param name="Newest">Its newest run, or null before the first.</param>
/// <param name="Freshness">How fresh its records are, and are meant to be.</param>
public sealed record ArchiveStanding(ArchiveDefinition Archive, long Datasets, ArchiveCounts Kept, Run? Newest, ArchiveFreshness Freshness);
