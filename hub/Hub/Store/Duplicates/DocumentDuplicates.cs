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
    private readonly FollowingCursors cursors = CursorsOf(documents);

    /// <summary>How far the clusters have followed the datasets.</summary>
    /// <param name="documents">Where that is kept.</param>
    public static FollowingCursors CursorsOf(IDocuments documents) => new(documents, "duplicate-following");

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

    /// <inheritdoc />
    public Task ReleaseAsync(long change, CancellationToken cancellationToken) => cursors.ReleaseAsync(change, cancellationToken);

    /// <summary>Writes all or nothing, and gives the datasets up to a change number new ones, after a crash too.</summary>
    internal Task CommitAsync(IEnumerable<DocumentWrite> writes, IEnumerable<string> accessions, long? released, CancellationToken cancellationToken) =>
        commits.CommitAsync(writes, accessions, released, cancellationToken);

    internal static IReadOnlyList<DocumentKey> KeysOf(DuplicateCluster cluster) =>
    [
        .. cluster.Members.Select(member => new DocumentKey(MemberKey, member.Accession)),
        .. (cluster.MergedInto is null ? cluster.Former : []).Select(accession => new DocumentKey(FormerKey, accession)),
    ];
}
