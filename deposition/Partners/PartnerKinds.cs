using Hub.Records;

namespace Hub.Deposition.Partners;

/// <summary>What registered partners may be made of.</summary>
/// <param name="Kinds">The kinds of connector that need no code of their own.</param>
/// <param name="Demand">Throws an <see cref="ArchiveException"/> where a connector cannot work by a definition.</param>
/// <param name="AllowsLoopback">Whether endpoints may lie on this machine: for tests.</param>
public sealed record PartnerKinds(IReadOnlyCollection<string> Kinds, Action<ArchiveDefinition> Demand, bool AllowsLoopback);
