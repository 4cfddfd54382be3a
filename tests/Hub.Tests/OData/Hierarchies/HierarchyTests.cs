using Hub.Records;
using Hub.Tests.Making;
using Hub.Vocabularies;

namespace Hub.Tests.OData;

/// <summary>What lies above and below a taxon or method is what a walk over the vocabulary's own parents finds.</summary>
public sealed class HierarchyTests(RunningOData service) : IClassFixture<RunningOData>, IAsyncLifetime
{
    private const string Taxa = "HierarchyNodes=$root/Taxa,HierarchyQualifier='Taxonomy'";
    private VocabularySet vocabularies = null!;

    private IReadOnlyList<Dataset> Datasets => service.Catalogue.Records.Datasets;

    public async Task InitializeAsync() => vocabularies = await VocabularySet.LoadAsync(Path.Combine(Repository.Root, "config", "vocabularies"), default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, InlineData("Taxa", "Taxonomy", 1), InlineData("Taxa", "Taxonomy", 2), InlineData("Methods", "MethodTree", 3), InlineData("Methods", "MethodTree", 4)]
    public async Task Functions_tell_where_a_node_lies(string set, string qualifier, int seed)
    {
        var tree = new WalkedTree(set == "Taxa" ? vocabularies.Taxa : vocabularies.Methods);
        var random = new Random(seed);
        string nodes = $"HierarchyNodes=$root/{set},HierarchyQualifier='{qualifier}',Node=Id";
        await SameAsync($"Aggregation.isnode({nodes})", tree.Ids);
        await SameAsync($"Aggregation.isroot({nodes})", tree.Ids.Where(id => tree.Parents(id).Count == 0));
        await SameAsync($"Aggregation.isleaf({nodes})", tree.Ids.Where(id => tree.Children(id).Count == 0));
        for (int i = 0; i < 25; i++)
        {
            string id = tree.Ids[random.Next(tree.Ids.Count)];
            int most = random.Next(1, 4);
            await SameAsync($"Aggregation.isdescendant({nodes},Ancestor='{id}')", WalkedTree.Walk([id], tree.Children, null));
            await SameAsync($"Aggregation.isdescendant({nodes},Ancestor='{id}',MaxDistance={most},IncludeSelf=true)", WalkedTree.Walk([id], tree.Children, most).Append(id));
            await SameAsync($"Aggregation.isancestor({nodes},Descendant='{id}',MaxDistance={most})", WalkedTree.Walk([id], tree.Parents, most));
            await SameAsync($"Aggregation.isancestor({nodes},Descendant='{id}',IncludeSelf=true) and contains(Id,'0')", WalkedTree.Walk([id], tree.Parents, null).Append(id).Where(each => each.Contains('0', StringComparison.Ordinal)));
            await SameAsync($"Aggregation.issibling({nodes},Other='{id}')", tree.Parents(id).SelectMany(tree.Children).Where(other => other != id));
        }

        async Task SameAsync(string filter, IEnumerable<string> expected) =>
            Values.Difference(await service.AllAsync($"{set}?$select=Id&$filter={Uri.EscapeDataString(filter)}", "Id"), [.. expected.Distinct().Order(StringComparer.Ordinal)]).ShouldBeNull(filter);
    }

    [Theory]
    [InlineData("descendants", "", false)]
    [InlineData("descendants", ",1", true)]
    [InlineData("ancestors", ",2", false)]
    [InlineData("ancestors", "", true)]
    public async Task Transformations_of_the_tree_itself_walk_it(string name, string distance, bool keep)
    {
        var tree = new WalkedTree(vocabularies.Taxa);
        var random = new Random(name.Length + distance.Length);
        for (int i = 0; i < 15; i++)
        {
            string[] start = [tree.Ids[random.Next(tree.Ids.Count)], tree.Ids[random.Next(tree.Ids.Count)]];
            string apply = $"{name}($root/Taxa,Taxonomy,Id,filter(Id in ('{start[0]}','{start[1]}')){distance}{(keep ? ",keep start" : "")})";
            int? most = distance.Length == 0 ? null : distance[1] - '0';
            var expected = start.SelectMany(id => WalkedTree.Walk([id], name == "ancestors" ? tree.Parents : tree.Children, most).Concat(keep ? [id] : [])).Distinct().Order(StringComparer.Ordinal).ToArray();
            Values.Difference(await service.AllAsync($"Taxa?$select=Id&$apply={Uri.EscapeDataString(apply)}", "Id"), expected).ShouldBeNull(apply);
        }
    }

    [Theory, InlineData("NCBITaxon:40674"), InlineData("NCBITaxon:33154"), InlineData("NCBITaxon:10090"), InlineData("NCBITaxon:2")]
    public async Task Datasets_are_found_by_a_branch_of_the_tree(string branch)
    {
        var tree = new WalkedTree(vocabularies.Taxa);
        var below = WalkedTree.Walk([branch], tree.Children, null).Append(branch).ToHashSet();
        var expected = Datasets.Where(d => d.Organisms.Any(o => o.TaxonId is { } id && below.Contains(id))).Select(d => d.Accession).Order(StringComparer.Ordinal).ToArray();
        string filter = $"Organisms/any(o: Aggregation.isdescendant({Taxa},Node=o/TaxonId,Ancestor='{branch}',IncludeSelf=true))";
        (await service.AccessionsAsync($"$select=Accession&$top=1000&$filter={Uri.EscapeDataString(filter)}")).ShouldBe(expected);
        if (branch == "NCBITaxon:33154") expected.Length.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("ancestors", "Archive eq 'idr' and Year eq 2015")]
    [InlineData("descendants", "Organism eq 'Mus musculus' and Year lt 2012")]
    public async Task Datasets_are_transformed_to_those_above_or_below(string name, string start)
    {
        var tree = new WalkedTree(vocabularies.Taxa);
        var starts = Datasets.Where(d => start.StartsWith("Archive", StringComparison.Ordinal) ? d.Archive == "idr" && d.Year == 2015 : d.Organisms.Any(o => o.Name == "Mus musculus") && d.Year < 2012).SelectMany(d => d.Organisms).Select(o => o.TaxonId).OfType<string>().Where(tree.Ids.Contains).Distinct().ToArray();
        var reached = starts.SelectMany(id => WalkedTree.Walk([id], name == "ancestors" ? tree.Parents : tree.Children, null)).Concat(starts).ToHashSet();
        int expected = Datasets.Count(d => d.Organisms.Any(o => o.TaxonId is { } id && reached.Contains(id)));
        string apply = $"{name}($root/Taxa,Taxonomy,Organisms/TaxonId,filter({start}),keep start)/aggregate($count as N)";
        (await service.JsonAsync($"Datasets?$apply={Uri.EscapeDataString(apply)}")).GetProperty("value")[0].GetProperty("N").GetInt32().ShouldBe(expected, apply);
        expected.ShouldBeGreaterThan(0);
    }
}
