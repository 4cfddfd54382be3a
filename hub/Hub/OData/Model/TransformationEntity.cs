using Hub.Correlation;

namespace Hub.OData;

/// <summary>A coordinate transformation as the service shows it.</summary>
/// <param name="Stored">The transformation.</param>
/// <param name="LinkIds">The ids of the links that it belongs to, in order.</param>
internal sealed record TransformationEntity(StoredTransformation Stored, IReadOnlyList<string> LinkIds)
{
    /// <summary>The datasets whose systems it leads between, each once.</summary>
    public IReadOnlyList<string> Accessions { get; } = [.. new[] { SystemName.Dataset(Stored.From), SystemName.Dataset(Stored.To) }.Distinct(StringComparer.Ordinal)];
}
