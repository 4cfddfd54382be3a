using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Hub.Correlation;
using Hub.Records;
using Hub.Store;
using Hub.Tests.OData;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Correlation.Api;

/// <summary>Links and the reports of archives are read by programs as JSON and CSV, over harvested records; every route of links and transformations answers.</summary>
public sealed partial class LinksApiTests(LinkedHub hub) : IClassFixture<LinkedHub>
{
    [Fact]
    public async Task Both_ends_list_a_link_as_each_sees_it_with_who_says_so_and_in_DataCites_words()
    {
        foreach (var (here, there) in new[] { (hub.From, hub.To), (hub.To, hub.From) })
        {
            var link = (await ListAsync(here)).Single(each => (string?)each!["relation"] == "spatiallyCorrelatedWith")!;

            ((string?)link["dataset"]).ShouldBe(there);
            ((string?)link["relationType"], (string?)link["relationTypeInformation"]).ShouldBe(("Other", "is spatially correlated with"));
            ((string?)link["state"]).ShouldBe("standing");
            link["transformations"]!.AsArray().Select(each => (string?)each).ShouldBe(["T1", "T2"]);
            var said = link["assertions"]!.AsArray().First()!;
            ((string?)said["by"]!["kind"], (string?)said["by"]!["name"]).ShouldBe(("depositor", "Ada"));
            ((string?)said["evidence"]).ShouldNotBeNullOrEmpty();
            DateTimeOffset.Parse((string)said["at"]!, System.Globalization.CultureInfo.InvariantCulture).Year.ShouldBe(2026);
        }
    }

    [Fact]
    public async Task A_directed_link_is_turned_round_at_its_other_end_and_is_one_link()
    {
        var stored = await hub.Partners.Links.ReadAsync("", default).FirstAsync(link => link.Value.Relation == LinkRelation.IsDerivedFrom && link.Value.State == LinkState.Standing);
        var there = (await ListAsync(stored.Value.From)).Single(each => (string?)each!["id"] == stored.Value.Id)!;
        var back = (await ListAsync(stored.Value.To)).Single(each => (string?)each!["id"] == stored.Value.Id)!;

        ((string?)there["relation"], (string?)there["relationType"]).ShouldBe(("isDerivedFrom", "IsDerivedFrom"));
        ((string?)back["relation"], (string?)back["relationType"], back["relationTypeInformation"]).ShouldBe(("isSourceOf", "IsSourceOf", null));
    }

    [Fact]
    public async Task A_rejected_link_is_listed_with_the_curators_word_and_in_no_report()
    {
        var link = Link.Of(hub.From, LinkRelation.Continues, hub.To, LinkedHub.Said()) with { Rejection = new LinkRejection("Maria", DateTimeOffset.UnixEpoch, "Another study's") };
        await hub.Partners.Links.CommitAsync([new LinkChange(link, 0)], [], default);

        var listed = (await ListAsync(hub.From)).Single(each => (string?)each!["id"] == link.Id)!;
        ((string?)listed["state"], (string?)listed["rejection"]!["by"], (string?)listed["rejection"]!["reason"]).ShouldBe(("rejected", "Maria", "Another study's"));
        (await GetAsync("/api/archives/idr/links")).ShouldNotContain(link.Id);
    }

    [Fact]
    public async Task An_archives_report_is_the_audits_as_JSON_and_as_a_table()
    {
        // What a record says is what its archive says: a link given here in its name would be taken back by the follower.
        var archives = hub.Partners.Services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>();
        var expected = await hub.Partners.Services.GetRequiredService<LinkAudit>().FindAsync(archives.Single(archive => archive.Id == "idr"), archives, default).ToListAsync();

        var json = JsonNode.Parse(await GetAsync("/api/archives/idr/links"))!.AsArray();
        json.Select(each => $"{each!["finding"]}|{each["record"]}|{each["relation"]}|{each["target"]}|{each["reason"]}|{each["link"]}")
            .ShouldBe(expected.Select(each => $"{Camel(each.Kind)}|{each.Record}|{Camel(each.Link.SeenFrom(each.Record))}|{each.Target}|{each.Reason}|{each.Link.Id}"));
        json.Select(each => ((string?)each!["finding"], (string?)each["target"])).ShouldContain(("targetMissing", "S-BIAD50001"));

        using var table = await hub.Client.GetAsync(new Uri(hub.Partners.Address, "/api/archives/idr/links?format=csv"));
        table.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        table.Content.Headers.ContentDisposition!.FileName.ShouldBe("links-of-idr.csv");
        var lines = (await table.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("finding,record,relation,target,reason,link");
        lines.Skip(1).Select(line => string.Join('|', Cell().Matches(line).Select(cell => cell.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))))
            .ShouldBe(expected.Select(each => $"{each.Kind}|{each.Record}|{each.Link.SeenFrom(each.Record)}|{each.Target}|{each.Reason}|{each.Link.Id}"));
    }

    [Fact]
    public async Task A_dataset_that_nobody_names_has_no_links_and_an_archive_that_is_none_no_report()
    {
        (await GetAsync("/api/datasets/NOPE-1/links")).ShouldBe("[]");
        (await StatusAsync("/api/archives/nope/links")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/archives/nope/links")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_pages_of_a_link_a_report_and_a_transformation_answer_and_those_of_none_do_not()
    {
        var link = (await ListAsync(hub.From)).Single(each => (string?)each!["relation"] == "spatiallyCorrelatedWith")!;
        (await GetAsync($"/links/{link["id"]}")).ShouldContain("is spatially correlated with");
        (await GetAsync("/archives/idr/links")).ShouldContain("Download as CSV");
        (await GetAsync("/transformations/T1")).ShouldContain("Formats that cannot say it");
        foreach (var address in new[] { "/links/nope", "/transformations/T999", "/transformations/T999/files/itk", "/transformations/T999/original" })
        {
            (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task A_transformation_is_downloaded_in_every_format_that_can_say_it_and_refused_with_the_reason_by_the_others()
    {
        var stored = (await hub.Partners.Services.GetRequiredService<StoredTransformations>().FindAsync("T1", default)).ShouldNotBeNull();
        foreach (var format in TransformationFormats.All)
        {
            using var answer = await hub.Client.GetAsync(new Uri(hub.Partners.Address, $"/transformations/T1/files/{format.Id}"));
            if (format.Refusal(stored.Stated()) is { } refusal)
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable, format.Id);
                var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                ((string?)problem["code"], (string?)problem["detail"]).ShouldBe(("format-refused", refusal));
                continue;
            }

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, format.Id);
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"T1-transformation{format.Extension}");
            var read = TransformationFormats.Read(await answer.Content.ReadAsByteArrayAsync(), "T1-transformation" + format.Extension);
            read.Format.Id.ShouldBe(format.Id);
        }

        (await StatusAsync("/transformations/T1/files/nope")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/transformations/T1/original")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Camel<T>(T value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value!.ToString()!);

    private async Task<JsonArray> ListAsync(string accession) => JsonNode.Parse(await GetAsync($"/api/datasets/{accession}/links"))!.AsArray();

    private Task<string> GetAsync(string address) => hub.Client.GetStringAsync(new Uri(hub.Partners.Address, address));

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await hub.Client.GetAsync(new Uri(hub.Partners.Address, address));
        return answer.StatusCode;
    }

    [GeneratedRegex("\"(?<text>([^\"]|\"\")*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();
}
