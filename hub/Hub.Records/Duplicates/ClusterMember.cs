namespace Hub.Records;

/// <summary>One dataset of a cluster.</summary>
/// <param name="Accession">The dataset.</param>
/// <param name="Archive">The archive that holds it.</param>
public sealed record ClusterMember(string Accession, string Archive);
