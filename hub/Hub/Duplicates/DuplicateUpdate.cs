using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>One step of the clusters, written all at once: datasets that changed, or a curator's decision.</summary>
internal sealed class DuplicateUpdate
{
    /// <summary>Raised when a rule changes, so that every dataset is compared again.</summary>
    public const int Rules = 1;

    private readonly IRecordStore store;
    private readonly ILinks links;
    private readonly DocumentDuplicates clusters;
    private readonly FollowingCursors cursors;
    private readonly DocumentSet<DuplicateAct> acts;

    /// <summary>Makes it.</summary>
    public DuplicateUpdate(IRecordStore store, ILinks links, DocumentDuplicates clusters)
    {
        (this.store, this.links, this.clusters) = (store, links, clusters);
        cursors = DocumentDuplicates.CursorsOf(store.Documents);
        acts = ActsOf(store.Documents);
    }

    /// <summary>What curators did, by number.</summary>
    public static DocumentSet<DuplicateAct> ActsOf(IDocuments documents) => new(
        documents, "duplicate-acts", RoomJson.Default.DuplicateAct, act => FormattableString.Invariant($"{act.Number:D10}"), _ => []);

    /// <summary>How far the clusters have followed, with the revision that a commit has to name.</summary>
    public Task<(FollowingCursor Cursor, long Revision)> CursorAsync(CancellationToken cancellationToken) => cursors.ReadAsync(Rules, cancellationToken);

    /// <summary>Follows datasets that changed.</summary>
    /// <param name="changed">The datasets.</param>
    /// <param name="cursor">The cursor before them.</param>
    /// <param name="moved">Moves it behind them.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <exception cref="RevisionConflictException">Somebody else was faster: read the cursor again.</exception>
    public async Task FollowAsync(IReadOnlyCollection<StoredDataset> changed, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken)
    {
        var documents = new DuplicateDocuments(store.Documents, clusters);
        var concerned = await new Comparing(documents, links).CompareAsync(changed, cancellationToken);
        var touched = await new Clustering(documents, NextNumberAsync).RenewAsync(concerned, cancellationToken);
        await clusters.CommitAsync([moved, .. documents.Writes], touched, cursor.Released, cancellationToken);
    }

    /// <summary>Carries out a curator's decision.</summary>
    /// <param name="decided">The pairs with the decision on each.</param>
    /// <param name="act">What goes into the history, once the cluster is known.</param>
    /// <param name="beside">What is written with it.</param>
    /// <param name="cursor">As it was read before the decision was made.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <exception cref="RevisionConflictException">Clusters changed meanwhile: decide again.</exception>
    public Task DecideAsync(IReadOnlyCollection<DuplicatePair> decided, Func<DuplicateCluster?, DuplicateAct> act, IReadOnlyCollection<DocumentWrite> beside, FollowingCursor cursor, long revision, CancellationToken cancellationToken)
    {
        var documents = new DuplicateDocuments(store.Documents, clusters);
        foreach (var pair in decided)
        {
            documents.Decisions.Put(pair);
        }

        return CommitAsync(documents, [.. decided.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct(StringComparer.Ordinal)], act, beside, cursor, revision, cancellationToken);
    }

    /// <summary>Lets one dataset of a cluster stand for it, or the rule choose again.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="choice">The dataset with the curator's word; null for the rule.</param>
    /// <param name="act">What goes into the history.</param>
    /// <param name="beside">What is written with it.</param>
    /// <param name="cursor">As it was read before the decision was made.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <exception cref="RevisionConflictException">Clusters changed meanwhile: decide again.</exception>
    public Task ChooseAsync(DuplicateCluster cluster, PreferredChoice? choice, DuplicateAct act, IReadOnlyCollection<DocumentWrite> beside, FollowingCursor cursor, long revision, CancellationToken cancellationToken)
    {
        var documents = new DuplicateDocuments(store.Documents, clusters);
        foreach (var member in cluster.Members)
        {
            documents.Choices.Remove(member.Accession);
        }

        if (choice is not null)
        {
            documents.Choices.Put(choice);
        }

        return CommitAsync(documents, [.. cluster.Members.Select(member => member.Accession)], _ => act, beside, cursor, revision, cancellationToken);
    }

    private async Task CommitAsync(
        DuplicateDocuments documents, IReadOnlyList<string> concerned, Func<DuplicateCluster?, DuplicateAct> act, IReadOnlyCollection<DocumentWrite> beside, FollowingCursor cursor, long revision, CancellationToken cancellationToken)
    {
        var touched = await new Clustering(documents, NextNumberAsync).RenewAsync(concerned, cancellationToken);
        var cluster = await documents.Clusters.ByKeyAsync(DocumentDuplicates.MemberKey, concerned[0], 1, cancellationToken) is [var first, ..] ? first : null;
        await clusters.CommitAsync([cursors.Write(cursor, revision), acts.Write(act(cluster), 0), .. beside, .. documents.Writes], touched, released: null, cancellationToken);
    }

    private Task<long> NextNumberAsync(CancellationToken cancellationToken) => store.Documents.NextNumberAsync("duplicate-clusters", cancellationToken);
}
