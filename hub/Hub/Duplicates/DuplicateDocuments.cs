using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>The room's documents, with changes over them that are not committed yet.</summary>
internal sealed class DuplicateDocuments(IDocuments documents, DocumentDuplicates clusters)
{
    /// <summary>The key of both accessions of a pair.</summary>
    public const string EndKey = "end";

    /// <summary>What is known of each dataset.</summary>
    public DocumentOverlay<DuplicateSubject> Subjects { get; } = new(
        new DocumentSet<DuplicateSubject>(documents, "duplicate-subjects", RoomJson.Default.DuplicateSubject, subject => subject.Accession, DuplicateSubject.KeysOf),
        subject => subject.Accession,
        DuplicateSubject.KeysOf);

    /// <summary>The pairs that something speaks for.</summary>
    public DocumentOverlay<DuplicatePair> Pairs { get; } = PairsOf(documents, "duplicate-pairs");

    /// <summary>The pairs that curators decided on.</summary>
    public DocumentOverlay<DuplicatePair> Decisions { get; } = PairsOf(documents, "duplicate-decisions");

    /// <summary>The datasets that curators let stand for their clusters.</summary>
    public DocumentOverlay<PreferredChoice> Choices { get; } = new(
        new DocumentSet<PreferredChoice>(documents, "duplicate-choices", DuplicatesJson.Default.PreferredChoice, choice => choice.Accession, KeysOf), choice => choice.Accession, KeysOf);

    /// <summary>The clusters.</summary>
    public DocumentOverlay<DuplicateCluster> Clusters { get; } = new(clusters.Clusters, cluster => cluster.Id, DocumentDuplicates.KeysOf);

    /// <summary>All that is to be committed.</summary>
    public IEnumerable<DocumentWrite> Writes => [.. Subjects.Writes, .. Pairs.Writes, .. Decisions.Writes, .. Choices.Writes, .. Clusters.Writes];

    /// <summary>A pair's keys.</summary>
    public static IReadOnlyList<DocumentKey> KeysOf(DuplicatePair pair) => [new(EndKey, pair.First), new(EndKey, pair.Second)];

    private static IReadOnlyList<DocumentKey> KeysOf(PreferredChoice choice) => [new(EndKey, choice.Accession)];

    private static DocumentOverlay<DuplicatePair> PairsOf(IDocuments documents, string collection) =>
        new(new DocumentSet<DuplicatePair>(documents, collection, DuplicatesJson.Default.DuplicatePair, pair => pair.Id, KeysOf), pair => pair.Id, KeysOf);
}
