using Hub.Records;

namespace Hub.Harvesting;

/// <summary>What a run would do with one record, and what would change in it.</summary>
/// <param name="Key">The key in the archive's listing.</param>
/// <param name="Change">What would be done.</param>
/// <param name="Fields">The fields that would change, of each accession the record speaks of.</param>
/// <param name="Problems">What a curator should know.</param>
public sealed record RecordDifference(string Key, RecordChange Change, IReadOnlyList<FieldDifference> Fields, IReadOnlyList<Problem> Problems);
