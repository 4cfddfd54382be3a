using Hub.Records;

namespace Hub.Store;

/// <summary>One link made, replaced or removed.</summary>
/// <param name="Link">The link as it shall be; of a removal, as it was.</param>
/// <param name="ExpectedRevision">The revision it was read at; 0 for a new one; null overwrites.</param>
/// <param name="Remove">Whether it shall go.</param>
public sealed record LinkChange(Link Link, long? ExpectedRevision, bool Remove = false);
