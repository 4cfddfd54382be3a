using System.Text.Json.Nodes;

using ArchiveServer;

using Hub.Connectors.BioStudies;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>Every recorded study, harvested over HTTP and compared with a count over the raw files that shares no code with the connector.</summary>
public sealed class BioStudiesRecordedTests
{
    [SharedDataFact]
    public async Task Every_recorded_study_arrives_with_its_title_authors_and_organisms()
    {
        var stated = await HarvestAsync();
        var raw = Raw();

        stated.Keys.Order(StringComparer.Ordinal).ShouldBe(raw.Keys.Order(StringComparer.Ordinal));
        foreach (var (accession, study) in raw)
        {
            var record = stated[accession].Records.SingleOrDefault();
            record.ShouldNotBeNull(accession);
            record.Authors.Select(author => author.Name).ShouldBe(Values(study, "author", "name").Distinct(), ignoreOrder: true, customMessage: accession);
            record.Organisms.Count.ShouldBeGreaterThanOrEqualTo(Values(study, "biosample", "organism").Count == 0 ? 0 : 1, accession);
        }
    }

    [SharedDataFact]
    public async Task Every_organism_name_in_the_raw_files_is_stated_by_its_record_and_by_no_other()
    {
        var stated = await HarvestAsync();
        var counted = Raw().Where(pair => new[] { ("biosample", "organism"), ("organism", "scientific name"), ("study", "organism"), ("experiment", "characteristics [organism]") }
                .SelectMany(place => Values(pair.Value, place.Item1, place.Item2)).Any(name => name.Contains("Homo sapiens", StringComparison.Ordinal)))
            .Select(pair => pair.Key).ToList();

        counted.ShouldNotBeEmpty();
        stated.Where(pair => pair.Value.Records[0].Organisms.Any(term => term.Label!.Contains("Homo sapiens", StringComparison.Ordinal)))
            .Select(pair => pair.Key).ShouldBe(counted, ignoreOrder: true);
    }

    [SharedDataFact]
    public async Task Files_of_studies_whose_lists_are_recorded_are_all_there()
    {
        var record = (await HarvestAsync())["S-BIAD1492"].Records.Single();
        var folder = SharedData.Path("archives", "biostudies", "studies", "S-BIAD1492");
        var raw = new[] { "bbc024_images.json", "bbc024_masks.json" }
            .SelectMany(list => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, list)))!.AsArray()).ToList();

        record.FileCount.ShouldBe(raw.Count);
        record.Size!.Text.ShouldBe($"{raw.Sum(file => (long)file!["size"]!)}");
        record.Components.Count(component => component.FileCount > 0).ShouldBe(2);
    }

    [SharedDataFact]
    public async Task What_is_wrong_with_a_study_is_said_in_words_and_with_a_place()
    {
        var problems = (await HarvestAsync()).Values.SelectMany(stated => stated.Problems).ToList();

        problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && problem.Message.EndsWith('.'));
        problems.Select(problem => problem.Code).ShouldContain("identifier-unreadable", "S-BIAD661 and S-BIAD662 have pending PubMed ids");
        problems.Select(problem => problem.Code).ShouldContain("link-unreadable", "S-BSST592 links to free text");
        problems.Select(problem => problem.Code).ShouldContain("file-list-missing", "most lists were not recorded");
    }

    [SharedDataFact]
    public async Task Studies_known_for_a_defect_are_read_as_a_curator_would()
    {
        var stated = await HarvestAsync();

        stated["S-BSMS4"].Records[0].Authors.ShouldContain(author => author.Affiliation != null, "the reference flag is missing there");
        stated["S-BIAD590"].Records[0].References.ShouldContain(reference => reference.Target == "idr0042" && reference.Relation == "IsVariantFormOf");
        stated["S-BIADTEST"].Records[0].ImagingMethods.ShouldContain(term => term.Id == "FBbi:00000246");
        stated["S-BIAD661"].Records[0].Publications.ShouldAllBe(publication => publication.PubMedId == null);
    }

    private static async Task<Dictionary<string, StatedRecords>> HarvestAsync()
    {
        var options = new ArchiveServerOptions { Records = new RecordSet { Folder = SharedData.Path("archives") } };
        await using var server = await ArchiveServerHost.StartAsync(options, CancellationToken.None);
        using var client = new PlainClient();
        var archive = Definitions.Read("jcb", server.BaseUrl("jcb")) with { Options = new Dictionary<string, string> { ["collection"] = "BioImages" } };
        var connector = new BioStudiesConnector();
        var stated = new Dictionary<string, StatedRecords>();
        await foreach (var listed in connector.ListAsync(archive, client, CancellationToken.None))
        {
            stated[listed.Key] = await connector.NormaliseAsync(await connector.FetchAsync(listed, archive, client, CancellationToken.None), archive, CancellationToken.None);
        }

        return stated;
    }

    private static Dictionary<string, JsonNode> Raw() => Directory
        .EnumerateFiles(SharedData.Path("archives", "biostudies"), "*.json", SearchOption.AllDirectories)
        .Select(file => JsonNode.Parse(File.ReadAllText(file)))
        .Where(node => node is JsonObject study && study["section"] is not null && study["accno"] is not null)
        .DistinctBy(node => node!["accno"]!.ToString())
        .ToDictionary(node => node!["accno"]!.ToString(), node => node!);

    // Every value of an attribute in sections of a type, found by looking at each object of the document.
    private static List<string> Values(JsonNode document, string type, string attribute) =>
        [.. from section in Objects(document)
            where string.Equals(section["type"]?.ToString(), type, StringComparison.OrdinalIgnoreCase) && section["attributes"] is JsonArray
            from pair in section["attributes"]!.AsArray()
            where string.Equals(pair!["name"]?.ToString(), attribute, StringComparison.OrdinalIgnoreCase) && pair["value"] is not null
            select pair["value"]!.ToString().Trim()];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
