using Hub.Records;

namespace Hub.Duplicates;

/// <summary>
/// Makes clusters of datasets and the pairs among them. Pure, and the same for any order in which the pairs are given:
/// curators' joins first, then evidence from the heaviest down, and never across a curator's split.
/// </summary>
internal sealed class Partition
{
    /// <summary>A dataset that more pairs lead to than this is a collection, not one work.</summary>
    public const int MostPairs = 200;

    private const int MostCopies = 8;

    private readonly Dictionary<string, string> archives;
    private readonly Dictionary<string, DuplicatePair[]> ofDataset;
    private readonly Dictionary<string, DuplicatePair> decided;
    private readonly Dictionary<string, List<string>> sets;

    /// <summary>Takes datasets, all pairs that any of them is in, and all decisions.</summary>
    /// <param name="datasets">The archive of each dataset, by accession.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="decisions">The pairs that curators decided on.</param>
    public Partition(IReadOnlyDictionary<string, string> datasets, IReadOnlyCollection<DuplicatePair> pairs, IReadOnlyCollection<DuplicatePair> decisions)
    {
        archives = new Dictionary<string, string>(datasets, StringComparer.Ordinal);
        ofDataset = pairs.SelectMany(pair => new[] { (End: pair.First, Pair: pair), (End: pair.Second, Pair: pair) })
            .GroupBy(each => each.End, StringComparer.Ordinal).ToDictionary(each => each.Key, each => each.Select(end => end.Pair).ToArray(), StringComparer.Ordinal);
        decided = decisions.ToDictionary(pair => pair.Id, StringComparer.Ordinal);
        sets = archives.Keys.ToDictionary(accession => accession, accession => new List<string> { accession }, StringComparer.Ordinal);
        foreach (var pair in decisions.Where(pair => pair.Decision!.Same).OrderBy(pair => pair.Id, StringComparer.Ordinal))
        {
            Unite(pair, byCurator: true);
        }

        foreach (var pair in pairs.Where(Holds).OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Id, StringComparer.Ordinal))
        {
            Unite(pair, byCurator: false);
        }
    }

    /// <summary>The sets of two or more datasets that are the same, each in order of accessions.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sets =>
        [.. sets.Values.Distinct().Where(set => set.Count > 1).Select(set => set.Order(StringComparer.Ordinal).ToArray()).OrderBy(set => set[0], StringComparer.Ordinal)];

    private bool Holds(DuplicatePair pair) =>
        !decided.ContainsKey(pair.Id) && !IsCrowded(pair.First) && !IsCrowded(pair.Second) && (IsCopy(pair) || (pair.IsInferred && IsOnly(pair, pair.First) && IsOnly(pair, pair.Second)));

    private bool IsCrowded(string accession) => ofDataset[accession].Length > MostPairs;

    // Who calls itself a copy of two datasets of one archive is a compilation; what many of one archive call their original is a collection.
    private bool IsCopy(DuplicatePair pair)
    {
        if (!pair.IsCited)
        {
            return false;
        }

        var copy = pair.Copy() ?? pair.First;
        var original = pair.OtherThan(copy);
        return ofDataset[copy].Count(each => each.IsCited && (each.Copy() ?? copy) == copy && each.ArchiveOtherThan(copy) == pair.ArchiveOtherThan(copy)) == 1
            && ofDataset[original].Count(each => each.IsCited && each.Copy() != original && each.ArchiveOtherThan(original) == pair.ArchiveOtherThan(original)) <= MostCopies;
    }

    // What two datasets of one archive share with the same dataset elsewhere tells nothing of either.
    private bool IsOnly(DuplicatePair pair, string end) =>
        ofDataset[end].Count(each => each.IsInferred && each.ArchiveOtherThan(end) == pair.ArchiveOtherThan(end)) == 1;

    private void Unite(DuplicatePair pair, bool byCurator)
    {
        if (!sets.TryGetValue(pair.First, out var one) || !sets.TryGetValue(pair.Second, out var other) || ReferenceEquals(one, other) || AreParted(one, other))
        {
            return;
        }

        // Evidence brings two datasets of one archive together only where one original is copied twice, or under one number.
        var mayMeet = byCurator || pair.IsCited || pair.FirstArchive == pair.SecondArchive;
        if (mayMeet || !one.Exists(accession => other.Exists(each => archives[each] == archives[accession])))
        {
            one.AddRange(other);
            foreach (var accession in other)
            {
                sets[accession] = one;
            }
        }
    }

    private bool AreParted(List<string> one, List<string> other) =>
        one.Exists(accession => other.Exists(each => decided.GetValueOrDefault(DuplicatePair.IdOf(accession, each))?.Decision is { Same: false }));
}
