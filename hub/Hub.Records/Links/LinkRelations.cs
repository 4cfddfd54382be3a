using System.Collections.Frozen;

namespace Hub.Records;

/// <summary>The relations' inverses, their words, and their spelling in DataCite 4.7.</summary>
public static class LinkRelations
{
    // The first of each pair is the direction in which a link is stored.
    private static readonly (LinkRelation Stored, LinkRelation Inverse)[] Pairs =
    [
        (LinkRelation.References, LinkRelation.IsReferencedBy),
        (LinkRelation.Cites, LinkRelation.IsCitedBy),
        (LinkRelation.IsVariantFormOf, LinkRelation.IsOriginalFormOf),
        (LinkRelation.IsVersionOf, LinkRelation.HasVersion),
        (LinkRelation.IsNewVersionOf, LinkRelation.IsPreviousVersionOf),
        (LinkRelation.IsSupplementTo, LinkRelation.IsSupplementedBy),
        (LinkRelation.Continues, LinkRelation.IsContinuedBy),
        (LinkRelation.IsDerivedFrom, LinkRelation.IsSourceOf),
        (LinkRelation.IsPartOf, LinkRelation.HasPart),
        (LinkRelation.Documents, LinkRelation.IsDocumentedBy),
        (LinkRelation.Describes, LinkRelation.IsDescribedBy),
        (LinkRelation.Requires, LinkRelation.IsRequiredBy),
        (LinkRelation.Obsoletes, LinkRelation.IsObsoletedBy),
        (LinkRelation.Collects, LinkRelation.IsCollectedBy),
        (LinkRelation.Compiles, LinkRelation.IsCompiledBy),
        (LinkRelation.IsMetadataFor, LinkRelation.HasMetadata),
        (LinkRelation.Reviews, LinkRelation.IsReviewedBy),
        (LinkRelation.IsTranslationOf, LinkRelation.HasTranslation),
        (LinkRelation.IsIdenticalTo, LinkRelation.IsIdenticalTo),
        (LinkRelation.Other, LinkRelation.Other),
        (LinkRelation.SpatiallyCorrelatedWith, LinkRelation.SpatiallyCorrelatedWith),
        (LinkRelation.SharesPublicationWith, LinkRelation.SharesPublicationWith),
    ];

    private static readonly FrozenDictionary<LinkRelation, LinkRelation> Inverses =
        Pairs.Concat(Pairs.Select(pair => (Stored: pair.Inverse, Inverse: pair.Stored))).DistinctBy(pair => pair.Stored).ToFrozenDictionary(pair => pair.Stored, pair => pair.Inverse);

    private static readonly FrozenSet<LinkRelation> Turned = Pairs.Where(pair => pair.Stored != pair.Inverse).Select(pair => pair.Inverse).ToFrozenSet();

    /// <summary>The relations that a person may choose between two datasets, the most telling first.</summary>
    public static IReadOnlyList<LinkRelation> Choices { get; } =
    [
        LinkRelation.SpatiallyCorrelatedWith, LinkRelation.IsVariantFormOf, LinkRelation.IsVersionOf, LinkRelation.IsDerivedFrom, LinkRelation.IsSourceOf,
        LinkRelation.IsSupplementTo, LinkRelation.IsSupplementedBy, LinkRelation.IsPartOf, LinkRelation.HasPart, LinkRelation.References,
    ];

    /// <summary>The relation as seen from the other side; its own where both sides say the same.</summary>
    /// <param name="relation">The relation from the first to the second.</param>
    public static LinkRelation Inverse(this LinkRelation relation) => Inverses.GetValueOrDefault(relation, LinkRelation.Other);

    /// <summary>Whether both sides say the same.</summary>
    /// <param name="relation">The relation.</param>
    public static bool IsSymmetric(this LinkRelation relation) => relation.Inverse() == relation;

    /// <summary>Whether a link of this relation is stored from the other side.</summary>
    /// <param name="relation">The relation as somebody states it.</param>
    public static bool IsTurned(this LinkRelation relation) => Turned.Contains(relation);

    /// <summary>The relation in words: "is variant form of".</summary>
    /// <param name="relation">The relation.</param>
    public static string Words(this LinkRelation relation) => relation switch
    {
        LinkRelation.SpatiallyCorrelatedWith => "is spatially correlated with",
        LinkRelation.SharesPublicationWith => "is described by the same publication as",
        LinkRelation.Other => "is related to",
        _ => string.Concat(relation.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString())),
    };

    /// <summary>The relation in DataCite 4.7: the type, and what <c>relationTypeInformation</c> says where the type is <c>Other</c>.</summary>
    /// <param name="relation">The relation.</param>
    public static (string RelationType, string? Information) DataCite(this LinkRelation relation) =>
        relation is LinkRelation.SpatiallyCorrelatedWith or LinkRelation.SharesPublicationWith or LinkRelation.Other
            ? (nameof(LinkRelation.Other), relation.Words())
            : (relation.ToString(), null);

    /// <summary>The relation that a source names; null for a name that DataCite does not have.</summary>
    /// <param name="name">As in <see cref="Reference.Relation"/>, in any letter case.</param>
    public static LinkRelation? Find(string name) =>
        Enum.TryParse<LinkRelation>(name, ignoreCase: true, out var relation) && Enum.IsDefined(relation) && !char.IsAsciiDigit(name[0]) ? relation : null;
}
