using FsCheck;
using FsCheck.Fluent;

using Hub.Records;

namespace Hub.Tests.Correlation.Links;

/// <summary>One link, its two ends, and its words.</summary>
public sealed class LinkTests
{
    public static TheoryData<LinkRelation> Relations => [.. Enum.GetValues<LinkRelation>()];

    [Theory, MemberData(nameof(Relations))]
    public void A_link_stated_from_either_side_is_one_link_seen_from_both(LinkRelation relation)
    {
        var (here, there) = (Link.Of("EMPIAR-10404", relation, "idr0083"), Link.Of("idr0083", relation.Inverse(), "EMPIAR-10404"));

        here.Id.ShouldBe(there.Id);
        here.SeenFrom("EMPIAR-10404").ShouldBe(relation);
        here.SeenFrom("idr0083").ShouldBe(relation.Inverse());
        here.OtherThan("idr0083").ShouldBe("EMPIAR-10404");
        here.Relation.IsTurned().ShouldBeFalse();
        relation.Inverse().Inverse().ShouldBe(relation);
    }

    [Fact]
    public void Other_accessions_or_another_relation_are_another_link()
    {
        string[] ids =
        [
            Link.Of("a", LinkRelation.References, "b").Id, Link.Of("b", LinkRelation.References, "a").Id,
            Link.Of("a", LinkRelation.IsVariantFormOf, "b").Id, Link.Of("a", LinkRelation.References, "c").Id,
        ];

        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
    }

    [Theory]
    [InlineData(LinkRelation.SpatiallyCorrelatedWith, "is spatially correlated with", "Other", "is spatially correlated with")]
    [InlineData(LinkRelation.SharesPublicationWith, "is described by the same publication as", "Other", "is described by the same publication as")]
    [InlineData(LinkRelation.IsVariantFormOf, "is variant form of", "IsVariantFormOf", null)]
    [InlineData(LinkRelation.References, "references", "References", null)]
    public void A_relation_has_words_and_a_spelling_in_DataCite(LinkRelation relation, string words, string type, string? information)
    {
        relation.Words().ShouldBe(words);
        relation.DataCite().ShouldBe((type, information));
    }

    [Theory]
    [InlineData("isvariantformof", LinkRelation.IsVariantFormOf)]
    [InlineData("References", LinkRelation.References)]
    [InlineData("isSameWorkAs", null)]
    [InlineData("3", null)]
    public void A_relation_is_found_by_its_name_alone(string name, LinkRelation? relation) => LinkRelations.Find(name).ShouldBe(relation);

    [Fact]
    public void No_pair_of_accessions_makes_a_link_of_two_ids() => Prop.ForAll<NonNull<string>, NonNull<string>>((first, second) =>
        Link.Of(first.Get, LinkRelation.SpatiallyCorrelatedWith, second.Get).Id == Link.Of(second.Get, LinkRelation.SpatiallyCorrelatedWith, first.Get).Id).QuickCheckThrowOnFailure();
}
