using Hub.Records;

namespace Hub.Duplicates;

/// <summary>The pairs that a curator's word is about.</summary>
internal static class DecidedPairs
{
    /// <summary>Each of some datasets with each of others.</summary>
    public static IEnumerable<DuplicatePair> Between(IEnumerable<ClusterMember> some, IReadOnlyCollection<ClusterMember> others, DuplicateDecision word) =>
        from one in some
        from other in others
        let ordered = string.CompareOrdinal(one.Accession, other.Accession) < 0 ? (First: one, Second: other) : (First: other, Second: one)
        select new DuplicatePair
        {
            First = ordered.First.Accession, FirstArchive = ordered.First.Archive, Second = ordered.Second.Accession, SecondArchive = ordered.Second.Archive, Decision = word,
        };
}
