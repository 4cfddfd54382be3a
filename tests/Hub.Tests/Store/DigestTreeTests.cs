using Hub.Store;

namespace Hub.Tests.Store;

public sealed class DigestTreeTests
{
    [Fact]
    public void Trees_of_the_same_datasets_are_equal_whatever_the_order()
    {
        var accessions = Enumerable.Range(0, 1000).Select(i => $"A-{i}").ToArray();

        var one = Tree(accessions);
        var other = Tree([.. accessions.Reverse()]);

        (one.Root, one.Count).ShouldBe((other.Root, 1000L));
        one.Differing(other).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A-7", "other", null, null, null)]
    [InlineData("A-7", "digest", "files", null, null)]
    [InlineData("A-7", "digest", null, "links", null)]
    [InlineData("A-7", "digest", null, null, "cluster")]
    [InlineData("B-1", "digest", null, null, null)]
    public void One_dataset_more_or_otherwise_differs_in_its_leaf_alone(string accession, string digest, string? files, string? links, string? cluster)
    {
        var one = Tree([.. Enumerable.Range(0, 1000).Select(i => $"A-{i}").Where(each => each != accession)]);
        var other = Tree([.. Enumerable.Range(0, 1000).Select(i => $"A-{i}").Where(each => each != accession)]);
        other.Add(accession, digest, files, links, cluster);
        if (accession == "A-7")
        {
            one.Add(accession, "digest", null);
        }

        one.Root.ShouldNotBe(other.Root);
        one.Differing(other).ShouldBe([DigestTree.LeafOf(accession)]);
    }

    private static DigestTree Tree(IReadOnlyList<string> accessions)
    {
        var tree = new DigestTree();
        foreach (var accession in accessions)
        {
            tree.Add(accession, "digest", null);
        }

        return tree;
    }
}
