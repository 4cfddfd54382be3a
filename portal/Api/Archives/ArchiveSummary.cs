using Hub.Harvesting;
using Hub.Store;

namespace Hub.Portal.Api;

/// <summary>How an archive stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">The kind of connector that reads it.</param>
/// <param name="Kept">What the store keeps of it.</param>
/// <param name="NewestRun">Its newest run, or null before the first.</param>
/// <param name="Freshness">How fresh its records are, and are meant to be.</param>
public sealed record ArchiveSummary(string Id, string Name, string Kind, ArchiveCounts Kept, Run? NewestRun, ArchiveFreshness Freshness);
