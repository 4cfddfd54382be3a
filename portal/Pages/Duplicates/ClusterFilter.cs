using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>Which clusters a curator wants to see.</summary>
/// <param name="Find">A part of an accession or of a cluster's id.</param>
/// <param name="EvidenceName">A kind of evidence by name, or <see cref="Curator"/>.</param>
/// <param name="Archive">An archive's id.</param>
public sealed record ClusterFilter(string? Find, string? EvidenceName, string? Archive)
{
    /// <summary>The name for clusters that a curator decided on.</summary>
    public const string Curator = "curator";

    /// <summary>The kind of evidence to look for.</summary>
    public EvidenceKind? Evidence => Enum.TryParse<EvidenceKind>(EvidenceName, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Whether only clusters that a curator decided on are shown.</summary>
    public bool IsDecided => EvidenceName == Curator;

    /// <summary>Whether a cluster is one of them; dissolved ones never are.</summary>
    /// <param name="cluster">The cluster.</param>
    public bool Wants(DuplicateCluster cluster) =>
        cluster.Members.Count > 0
        && (string.IsNullOrWhiteSpace(Archive) || cluster.Members.Any(member => member.Archive == Archive))
        && (Evidence is not { } kind || cluster.Kinds().Contains(kind))
        && (!IsDecided || cluster.Pairs.Any(pair => pair.Decision is not null))
        && (string.IsNullOrWhiteSpace(Find) || cluster.Members.Select(member => member.Accession).Append(cluster.Id).Any(name => name.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase)));
}
