using Hub.Records;

namespace Hub.Portal.Api;

/// <summary>Two datasets of a cluster and what shows that they are the same.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Weight">The weight of all evidence; 100 is enough.</param>
/// <param name="Evidence">The evidence, the heaviest first.</param>
/// <param name="Against">What speaks against it.</param>
/// <param name="Decision">A curator's word, where there is one.</param>
public sealed record ClusterPair(string First, string Second, int Weight, IReadOnlyList<DuplicateEvidence> Evidence, IReadOnlyList<string> Against, DuplicateDecision? Decision);
