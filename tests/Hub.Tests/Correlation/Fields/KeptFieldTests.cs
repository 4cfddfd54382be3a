using System.Text.Json.Nodes;

using Hub.Correlation;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Correlation.Api;

namespace Hub.Tests.Correlation.Fields;

/// <summary>A field that was given in a zip maps points there and back over HTTP; its numbers lie in the file and not in the document.</summary>
public sealed class KeptFieldTests(CorrelatedHub hub) : IClassFixture<CorrelatedHub>, IAsyncLifetime
{
    // Two by three samples 2 µm apart, every point moved by a little more than the one before.
    private static readonly double[] VectorsFirst = [0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 1, 1.1, 1.2, 1, 1.1, 1.2];

    private readonly string here = $"S-BSST{Random.Shared.Next(100_000, 999_999)}", there = $"EMPIAR-{Random.Shared.Next(20_000, 99_999)}";

    private StoredTransformation stored = null!;

    public async Task InitializeAsync()
    {
        var zip = ZarrFolder.WithField().PutGroup([2, 2, 3], VectorsFirst, "1,2,2").Zipped();
        await hub.Service<IBlobStore>().KeepAsync(new MemoryContent(zip), CancellationToken.None);
        var given = new GivenFile { Name = "warp.zip", Bytes = zip, From = here, To = there, Choice = 1 };
        var proposal = Proposals.Read(given, new Asserter(AsserterKind.Depositor, "Ada"), DateTimeOffset.UnixEpoch);
        proposal.Choices.Count.ShouldBe(2);
        stored = proposal.Transformation with { Id = await hub.Transformations.NextIdAsync(CancellationToken.None) + "F" };
        await hub.GiveAsync(stored);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Points_go_there_and_back_and_the_hop_says_how()
    {
        var (status, answer) = await hub.MapAsync($$"""{"from": "{{here}}", "to": "{{there}}", "points": [[1, 1], [0, 0], [50, 50]]}""");
        status.ShouldBe(200, answer.ToJsonString());
        Numbers(answer["points"]![0]!).ShouldBe([1.15, 2.05], 1e-12);
        answer["points"]![2]!.ToJsonString().ShouldBe("[null,null]");
        ((string?)answer["path"]![0]!["type"], (string?)answer["path"]![0]!["inverse"]).ShouldBe(("displacements", null));

        var (_, back) = await hub.MapAsync($$"""{"from": "{{there}}", "to": "{{here}}", "points": [[1.15, 2.05]]}""");
        Numbers(back["points"]![0]!).ShouldBe([1, 1], 1e-8);
        ((string?)back["path"]![0]!["direction"], (string?)back["path"]![0]!["inverse"]).ShouldBe(("backward", "iterated"));

        var odata = JsonNode.Parse(await hub.Http.GetStringAsync(new Uri($"/odata/MapPoints(From='{there}',To='{here}',Points=@p)?@p=" + Uri.EscapeDataString("""[{"Coordinates":[1.15,2.05]},{"Coordinates":[99,99]}]"""), UriKind.Relative)))!;
        ((string?)odata["Path"]![0]!["Inverse"]).ShouldBe("iterated");
        odata["Points"]![1]!.ToJsonString().ShouldBe("""{"Coordinates":["NaN","NaN"]}""");
    }

    [Fact]
    public async Task The_document_names_the_file_and_holds_no_sample()
    {
        var kept = (await hub.Transformations.FindAsync(stored.Id, CancellationToken.None)).ShouldNotBeNull();
        kept.Original!.FieldsOf.ShouldBe(1);
        kept.Transformation.IsMappable.ShouldBeFalse();
        TransformationJson.Write(kept.Transformation).ShouldBe("""{"type":"displacements","name":"warp","path":"field"}""");
        (await hub.Transformations.DrawnAroundAsync(here, CancellationToken.None)).Transformations.ShouldHaveSingleItem();
        kept.Checks.Count.ShouldBe(6);
        kept.Assumptions.ShouldContain(said => said.Contains("linearly between 2 × 3 samples", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_says_where_a_point_lies_outside_of_the_field()
    {
        var page = await hub.Http.GetStringAsync(new Uri($"/map?from={there}&to={here}&points=1.15,2.05%0A99,99", UriKind.Relative));
        page.ShouldContain("outside of the field");
        page.ShouldContain("its inverse found by iterating");
        page.ShouldNotContain("NaN");
        (await hub.Http.GetStringAsync(new Uri($"/transformations/{stored.Id}", UriKind.Relative))).ShouldContain("warp.zip");
    }

    [Fact]
    public async Task A_lost_file_makes_its_field_a_reference_and_breaks_no_other_way()
    {
        var lost = stored with { Id = stored.Id + "L", To = stored.To with { Owner = here + "x" }, Original = stored.Original! with { Digest = new string('0', 64) } };
        await hub.GiveAsync(lost);
        (await hub.MapAsync($$"""{"from": "{{here}}", "to": "{{there}}", "points": [[1, 1]]}""")).Status.ShouldBe(200);
        var (status, refused) = await hub.MapAsync($$"""{"from": "{{here}}", "to": "{{here}}x", "points": [[1, 1]]}""");
        (status, (string?)refused["code"]).ShouldBe((400, "no-route"));
        ((string?)refused["detail"])!.ShouldContain("give both together in one zip");
    }

    [Fact]
    public void A_file_with_a_field_that_is_not_at_hand_is_not_taken_and_says_what_to_do()
    {
        var alone = new GivenFile { Name = "zarr.json", Bytes = ZarrFolder.WithField().Files["zarr.json"], From = here, To = there, Choice = 1 };
        Should.Throw<TransformationException>(() => Proposals.Read(alone, new Asserter(AsserterKind.Depositor, "Ada"), DateTimeOffset.UnixEpoch)).Message.ShouldContain("give both together in one zip");
    }

    private static double[] Numbers(JsonNode point) => [.. point.AsArray().Select(number => (double)number!)];
}
