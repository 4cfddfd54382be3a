using Hub.Records;

namespace Hub.Duplicates;

/// <summary>Compares two datasets: what speaks for their being the same, and what against. Pure.</summary>
internal static class PairComparison
{
    private static readonly LinkRelation[] Copying = [LinkRelation.IsVersionOf, LinkRelation.IsVariantFormOf, LinkRelation.IsIdenticalTo];

    private static readonly LinkRelation[] Parting =
    [
        LinkRelation.SpatiallyCorrelatedWith, LinkRelation.IsSupplementTo, LinkRelation.IsPartOf, LinkRelation.Continues, LinkRelation.IsDerivedFrom, LinkRelation.IsNewVersionOf,
    ];

    /// <summary>The pair; null where too little speaks for it to be worth a curator's look.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="links">The standing links between them.</param>
    public static DuplicatePair? Compare(DuplicateSubject one, DuplicateSubject other, IReadOnlyCollection<Link> links)
    {
        var (first, second) = string.CompareOrdinal(one.Accession, other.Accession) < 0 ? (one, other) : (other, one);
        IEnumerable<DuplicateEvidence?> evidence = first.Archive == second.Archive ? [NumberTwin(first, second)] : Evidence(first, second, links);
        var pair = new DuplicatePair
        {
            First = first.Accession,
            FirstArchive = first.Archive,
            Second = second.Accession,
            SecondArchive = second.Archive,
            Evidence = [.. evidence.OfType<DuplicateEvidence>().OrderByDescending(each => each.Kind.Weight()).ThenBy(each => each.Kind).ThenBy(each => each.Says, StringComparer.Ordinal)],
            Against = [.. Against(first, second, links)],
        };
        return pair.Weight >= LeastWorthALook ? pair : null;
    }

    private const int LeastWorthALook = 60;

    private static IEnumerable<DuplicateEvidence?> Evidence(DuplicateSubject first, DuplicateSubject second, IReadOnlyCollection<Link> links)
    {
        var said = links.Where(link => Copying.Contains(link.Relation)).SelectMany(link => link.Assertions, Said).OfType<DuplicateEvidence>().ToList();
        var citing = said.OrderBy(each => each.Kind).ThenBy(each => each.Says, StringComparer.Ordinal).DistinctBy(each => each.Kind).ToList();
        return
        [
            .. citing,
            NumberTwin(first, second),
            Shared(EvidenceKind.SharedDataDoi, first.Dois, second.Dois),
            first.Title is { } title && title == second.Title ? new DuplicateEvidence(EvidenceKind.SameTitle, title) : citing.Count > 0 ? PaperTitle(first, second) : null,
            SameAuthors(first, second),
            first.Released?.Year is { } year && year == second.Released?.Year ? new DuplicateEvidence(EvidenceKind.SameYear, FormattableString.Invariant($"{year}")) : null,
            Shared(EvidenceKind.SharedPublication, first.Papers, second.Papers),
        ];
    }

    // What people assert is their own word: a curator who means it joins the two.
    private static DuplicateEvidence? Said(Link link, LinkAssertion assertion) => assertion.By.Kind switch
    {
        AsserterKind.Archive when assertion.Record is not null => new(EvidenceKind.CitedAccession, $"{assertion.Record} names {link.OtherThan(assertion.Record)} in {assertion.Evidence}", CopyOf(link)),
        AsserterKind.Rule when assertion.Record == link.From => new(EvidenceKind.CopyInText, assertion.Evidence, CopyOf(link)),
        _ => null,
    };

    private static string? CopyOf(Link link) => link.Relation == LinkRelation.IsIdenticalTo ? null : link.From;

    private static DuplicateEvidence? NumberTwin(DuplicateSubject first, DuplicateSubject second)
    {
        var shared = first.Names.Intersect(second.Names, StringComparer.Ordinal)
            .Where(name => name == first.Name || name == second.Name || DuplicateSubject.NameOf(name) is not null)
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return shared is null ? null : new DuplicateEvidence(EvidenceKind.NumberTwin, $"both go by {shared}");
    }

    private static DuplicateEvidence? PaperTitle(DuplicateSubject first, DuplicateSubject second) =>
        first.Title is { } one && second.PaperTitles.Contains(one) ? new DuplicateEvidence(EvidenceKind.PaperTitle, one)
        : second.Title is { } other && first.PaperTitles.Contains(other) ? new DuplicateEvidence(EvidenceKind.PaperTitle, other)
        : null;

    private static DuplicateEvidence? SameAuthors(DuplicateSubject first, DuplicateSubject second)
    {
        var orcids = first.Orcids.Intersect(second.Orcids, StringComparer.Ordinal).Count();
        var names = first.Authors.Intersect(second.Authors, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var shared = Math.Max(orcids, names.Count);
        var fewer = Math.Min(Math.Max(first.Authors.Count, first.Orcids.Count), Math.Max(second.Authors.Count, second.Orcids.Count));
        return shared == 0 || shared * 2 < fewer ? null : new DuplicateEvidence(EvidenceKind.SameAuthors, FormattableString.Invariant($"{shared} of {fewer}"));
    }

    private static DuplicateEvidence? Shared(EvidenceKind kind, IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Intersect(second, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } shared ? new DuplicateEvidence(kind, shared) : null;

    private static IEnumerable<string> Against(DuplicateSubject first, DuplicateSubject second, IReadOnlyCollection<Link> links)
    {
        if (first.Modality is { } one && second.Modality is { } other && one != other)
        {
            yield return $"{one} and {other}";
        }

        if (first.Organisms.Count > 0 && second.Organisms.Count > 0 && !first.Organisms.Intersect(second.Organisms, StringComparer.Ordinal).Any())
        {
            yield return $"organisms {string.Join(", ", first.Organisms)} and {string.Join(", ", second.Organisms)}";
        }

        foreach (var link in links.Where(link => Parting.Contains(link.Relation)).OrderBy(link => link.Relation))
        {
            yield return $"{link.From} {link.Relation.Words()} {link.To}";
        }
    }
}
