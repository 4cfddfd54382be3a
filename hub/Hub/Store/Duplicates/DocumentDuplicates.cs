using Hub.Records;

namespace Hub.Store;

/// <summary>Clusters as documents.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="datasets">The datasets in them.</param>
public sealed class DocumentDuplicates(IDocuments documents, IDatasets datasets) : IDuplicates
{
    internal const string MemberKey = "member";
    internal const string FormerKey = "former";

    private readonly TouchingCommits commits = new(documents, datasets);

    /// <summary>The clusters' documents.</summary>
    internal DocumentSet<DuplicateCluster> Clusters { get; } = new(
        documents, "duplicate-clusters", DuplicatesJson.Default.DuplicateCluster, cluster => cluster.Id, KeysOf);

    /// <inheritdoc />
    public async Task<DuplicateCluster?> FindOfAsync(string accession, CancellationToken cancellationToken) =>
        (await Clusters.ReadByKeyAsync(MemberKey, accession, cancellationToken).FirstOrDefaultAsync(cancellationToken))?.Value;

    /// <inheritdoc />
    public async Task<IReadOnlySet<string>> FindClusteredAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) =>
        (await Clusters.FindHoldersAsync(MemberKey, accessions, cancellationToken)).Keys.ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<DuplicateCluster?> FindAsync(string id, CancellationToken cancellationToken) => (await Clusters.FindAsync(id, cancellationToken))?.Value;

    /// <inheritdoc />
    public IAsyncEnumerable<DuplicateCluster> ReadAsync(CancellationToken cancellationToken) => Clusters.ReadAsync(cancellationToken).Select(stored => stored.Value);

    /// <summary>Writes all or nothing, and gives the datasets new change numbers, after a crash too.</summary>
    internal Task CommitAsync(IEnumerable<DocumentWrite> writes, IEnumerable<string> accessions, CancellationToken cancellationToken) =>
        commits.CommitAsync(writes, accessions, cancellationToken);

    /// <summary>Takes up what a crash left between the change of a cluster and the new change numbers of its datasets.</summary>
    internal Task ResumeAsync(CancellationToken cancellationToken) => commits.ResumeAsync(cancellationToken);

    internal static IReadOnlyList<DocumentKey> KeysOf(DuplicateCluster cluster) =>
    [
        .. cluster.Members.Select(member => new DocumentKey(MemberKey, member.Accession)),
        .. (cluster.MergedInto is null ? cluster.Former : []).Select(accession => new DocumentKey(FormerKey, accession)),
    ];
}
