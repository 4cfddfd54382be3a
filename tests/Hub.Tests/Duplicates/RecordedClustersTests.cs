using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Catalogue;
using Hub.Records;
using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Duplicates;

/// <summary>The clusters of the recorded archives, against a judge that reads the archives' own files by itself.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed partial class RecordedClustersTests(RecordedHub recorded)
{
    [SharedDataFact]
    public async Task The_clusters_are_those_that_the_archives_own_files_tell_of()
    {
        var living = (await recorded.Partners.LivingAsync()).Keys.ToHashSet(StringComparer.Ordinal);
        var told = Components(Told().Where(pair => living.Contains(pair.Study) && living.Contains(pair.Copy)));

        var clusters = await ClustersAsync();

        clusters.Select(cluster => string.Join(' ', cluster.Members.Select(member => member.Accession))).ShouldBe(told, ignoreOrder: true);
        clusters.Count.ShouldBe(22);
        clusters.Sum(cluster => cluster.Members.Count).ShouldBe(45);
        clusters.ShouldAllBe(cluster => cluster.Members.Select(member => member.Archive).Distinct().Count() == 2);
    }

    [SharedDataFact]
    public async Task What_was_deposited_first_stands_for_a_cluster_and_a_conversion_never_does()
    {
        var clusters = (await ClustersAsync()).ToDictionary(cluster => cluster.Members.Last(member => member.Archive == "idr").Accession, cluster => cluster.Preferred, StringComparer.Ordinal);

        clusters["idr0161"].ShouldBe("S-BIAD1257");
        clusters["idr0004"].ShouldBe("idr0004");
        clusters["idr0054"].ShouldBe("idr0054");
    }

    [SharedDataFact]
    public async Task A_search_that_shows_each_dataset_once_counts_each_once_in_its_total_and_its_facets()
    {
        var clusters = await ClustersAsync();
        var copies = clusters.SelectMany(cluster => cluster.Members.Select(member => member.Accession).Where(accession => accession != cluster.Preferred)).ToHashSet(StringComparer.Ordinal);
        var living = (await recorded.Partners.LivingAsync()).Values.ToList();
        var once = CatalogueQueryString.Parse([new("collapse", "on"), new("size", "1")]);
        CatalogueQueryString.Print(once).ShouldBe("collapse=on&size=1");

        var page = recorded.Partners.Ask(once, CatalogueFacets.Archive, CatalogueFacets.Licence, CatalogueFacets.Organism);

        page.Total.ShouldBe(living.Count - copies.Count);
        foreach (var archive in page.Facets[0].Values)
        {
            archive.Count.ShouldBe(living.Count(dataset => dataset.Archive == archive.Id && !copies.Contains(dataset.Accession)), archive.Id);
        }

        foreach (var value in page.Facets.SelectMany(facet => facet.Values.Select(value => (facet.Id, Value: value))))
        {
            recorded.Partners.Ask(once.With(value.Id, value.Value.Id)).Total.ShouldBe(value.Value.Count, $"{value.Id} {value.Value.Id}");
        }

        recorded.Partners.Ask(new CatalogueRequest { Text = "S-BIAD867", Collapse = true }).Hits.Select(hit => hit.Accession).ShouldContain("idr0004", "who looks for the copy finds what stands for it");
    }

    [SharedDataFact]
    public async Task OData_filters_groups_and_shows_clusters()
    {
        var clusters = await ClustersAsync();
        var metadata = await recorded.Partners.GetAsync("/odata/$metadata");
        metadata.ShouldContain("<Property Name=\"ClusterId\"");
        metadata.ShouldContain("<Property Name=\"Copies\" Type=\"Collection(Hub.Copy)\"");

        var grouped = await recorded.Partners.ODataAsync("Datasets?$apply=filter(ClusterId ne null)/groupby((ClusterId),aggregate($count as Held))");
        var of = await recorded.Partners.ODataAsync("Datasets?$filter=Copies/any(c:c/Accession eq 'idr0161')&$select=Accession,ClusterId,IsPreferred,Copies");
        var preferred = await recorded.Partners.ODataAsync("Datasets?$apply=filter(IsPreferred eq true)/aggregate($count as Number)");

        grouped.ToDictionary(row => row.GetProperty("ClusterId").GetString()!, row => row.GetProperty("Held").GetInt32()).ShouldBe(clusters.ToDictionary(cluster => cluster.Id, cluster => cluster.Members.Count), ignoreOrder: true);
        var copy = of.ShouldHaveSingleItem();
        copy.GetProperty("Accession").GetString().ShouldBe("S-BIAD1257");
        copy.GetProperty("IsPreferred").GetBoolean().ShouldBeTrue();
        copy.GetProperty("Copies")[0].GetProperty("Evidence").GetString().ShouldNotBeNull().ShouldContain("cited accession: idr0161 names S-BIAD1257");
        preferred[0].GetProperty("Number").GetInt32().ShouldBe((await recorded.Partners.LivingAsync()).Count - 23);
    }

    [SharedDataFact]
    public async Task A_record_says_who_else_holds_it_and_by_what_evidence_as_a_page_and_as_JSON()
    {
        var page = await recorded.Partners.GetAsync("/datasets/idr0161");
        page.ShouldContain("Also held by");
        page.ShouldContain("same authors");

        using var record = JsonDocument.Parse(await recorded.Partners.GetAsync("/datasets/idr0161?format=json"));
        record.RootElement.GetProperty("cluster").GetProperty("others")[0].GetProperty("accession").GetString().ShouldBe("S-BIAD1257");
        using var cluster = JsonDocument.Parse(await recorded.Partners.GetAsync("/api/datasets/idr0161/duplicates"));
        cluster.RootElement.GetProperty("preferred").GetString().ShouldBe("S-BIAD1257");
        (await recorded.Partners.GetAsync("/datasets/idr0161?format=datacite")).ShouldContain("IsVariantFormOf");
        (await recorded.Partners.GetAsync("/datasets/idr0070")).ShouldNotContain("Also held by");
    }

    private async Task<IReadOnlyList<DuplicateCluster>> ClustersAsync() => await recorded.Partners.Duplicates.ReadAsync(default).Where(cluster => cluster.Members.Count > 0).ToListAsync();

    // IDR's table of downloads has a study and its counterpart in a row, its study files have a field for it; copies in the BioImage Archive name the study they were made of.
    private static IEnumerable<(string Study, string Copy)> Told()
    {
        foreach (var row in File.ReadLines(SharedData.Path("archives", "idr", "site", "download_urls.tsv")).Where(row => Counterpart().IsMatch(row)))
        {
            yield return (row[..7], Counterpart().Match(row).Value);
        }

        foreach (var file in Directory.EnumerateFiles(SharedData.Path("archives", "idr", "study_txt")))
        {
            foreach (var row in File.ReadLines(file).Where(row => row.StartsWith("Study BioImage Archive Accession\tS-BIAD", StringComparison.Ordinal)))
            {
                yield return (StudyFile().Match(Path.GetFileName(file)).Groups["study"].Value, Counterpart().Match(row).Value);
            }
        }

        foreach (var file in Directory.EnumerateFiles(SharedData.Path("archives", "bia", "crates")))
        {
            using var crate = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var entity in crate.RootElement.GetProperty("@graph").EnumerateArray())
            {
                if (Copy().Match($"{Text(entity, "name")}\n{Text(entity, "description")}") is { Success: true } copy && Counterpart().Match(Path.GetFileName(file)) is { Success: true } accession)
                {
                    yield return (copy.Groups["study"].Value, accession.Value);
                }
            }
        }
    }

    private static string Text(JsonElement entity, string name) => entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IReadOnlyList<string> Components(IEnumerable<(string Study, string Copy)> pairs)
    {
        var label = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = pairs.ToList();
        foreach (var name in all.SelectMany(pair => new[] { pair.Study, pair.Copy }))
        {
            label[name] = name;
        }

        for (var round = 0; round < label.Count; round++)
        {
            foreach (var (study, copy) in all)
            {
                label[study] = label[copy] = string.CompareOrdinal(label[study], label[copy]) < 0 ? label[study] : label[copy];
            }
        }

        return [.. label.GroupBy(each => each.Value, each => each.Key, StringComparer.Ordinal).Select(set => string.Join(' ', set.Order(StringComparer.Ordinal)))];
    }

    [GeneratedRegex(@"S-BIAD\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counterpart();

    [GeneratedRegex(@"__(?<study>idr\d{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StudyFile();

    [GeneratedRegex(@"\A(?<study>idr\d{4}) |converted study from (?<study>idr\d{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Copy();
}
