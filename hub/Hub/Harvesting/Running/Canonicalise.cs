using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Harvesting;

/// <summary>Makes one stated record canonical.</summary>
/// <param name="record">What the source states.</param>
/// <param name="archive">The archive that states it.</param>
/// <param name="fetchedAt">When its payload came.</param>
public delegate CanonicalRecord Canonicalise(StatedRecord record, ArchiveDefinition archive, DateTimeOffset fetchedAt);
