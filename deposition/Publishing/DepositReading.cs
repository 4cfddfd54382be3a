using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>What a deposit becomes when the importer reads it.</summary>
/// <param name="Dataset">The canonical record; null where none can be made of it.</param>
/// <param name="Problems">What the importer would say.</param>
public sealed record DepositReading(Dataset? Dataset, IReadOnlyList<Problem> Problems);
