using Hub.Records;

namespace Hub.Portal.Api;

/// <summary>A link as one of its datasets sees it.</summary>
/// <param name="Id">The same at both ends.</param>
/// <param name="Relation">From this dataset to the other.</param>
/// <param name="Dataset">The other accession.</param>
/// <param name="State">Whether it stands.</param>
/// <param name="Assertions">Who says so.</param>
/// <param name="Transformations">Ids of the transformations between the two.</param>
/// <param name="Rejection">The curator's word against it.</param>
/// <param name="RelationType">The type in DataCite 4.7.</param>
/// <param name="RelationTypeInformation">What DataCite says beside the type <c>Other</c>.</param>
public sealed record LinkAnswer(
    string Id,
    LinkRelation Relation,
    string Dataset,
    LinkState State,
    IReadOnlyList<LinkAssertion> Assertions,
    IReadOnlyList<string> Transformations,
    LinkRejection? Rejection,
    string RelationType,
    string? RelationTypeInformation)
{
    /// <summary>A link as a dataset sees it.</summary>
    /// <param name="link">The link.</param>
    /// <param name="accession">The dataset.</param>
    public static LinkAnswer Of(Link link, string accession)
    {
        var relation = link.SeenFrom(accession);
        return new LinkAnswer(
            link.Id, relation, link.OtherThan(accession), link.State, link.Assertions, link.Transformations, link.Rejection, relation.DataCite().RelationType, relation.DataCite().Information);
    }
}
