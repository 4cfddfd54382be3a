using Hub.Store;

namespace Hub.Deposition.Drafts;

/// <summary>A version that was released; it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="ReleasedAt">When.</param>
/// <param name="Payload">Its page-tab document, file lists and files as one payload of the hub's own archive.</param>
public sealed record PublishedVersion(int Number, DateTimeOffset ReleasedAt, PayloadManifest Payload);
