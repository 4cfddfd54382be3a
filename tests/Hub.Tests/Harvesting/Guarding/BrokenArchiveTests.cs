using System.Text.Json;

using ArchiveServer;
using ArchiveServer.Flaws;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Deposition;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>What a hostile archive sends over HTTP is harvested by a running hub, and what reaches the store and the pages is judged.</summary>
public sealed class BrokenArchiveTests : IAsyncLifetime
{
    private const string Victim = "ATLAS-1003";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private ArchiveServerHost server = null!;
    private WebHub hub = null!;

    public async Task InitializeAsync()
    {
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true", "--Hub:Harvest:LongestListing=600", "--Hub:Harvest:Attempts=1");
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(Flaw.ExternalEntity)]
    [InlineData(Flaw.EntityBomb)]
    public async Task A_record_with_a_document_type_is_refused_and_the_others_are_read(Flaw flaw)
    {
        var run = await HarvestAsync(Archive(Atlas.FetchedXml, flaw));

        (run.State, run.Counts).ShouldBe((RunState.Partial, new RunCounts(21, 0, 0, 1, 0)), run.Message);
        var kept = await Store.Sources.ReadProblemsAsync("atlas", default).SingleAsync(each => each.Key == Victim);
        kept.Problem.Code.ShouldBe("not-xml");
        kept.Problem.Message.ShouldContain("it is not XML without a document type. ");
        (await Store.Datasets.FindAsync(Victim, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Partners.Oai)]
    [InlineData(Partners.Bioschemas)]
    public async Task A_listing_with_a_document_type_is_no_listing(string definition)
    {
        (await HarvestAsync(Archive(definition, Flaw.None))).State.ShouldBe(RunState.Succeeded);

        var run = await HarvestAsync(Archive(definition, Flaw.ExternalEntity));

        (run.State, run.Counts.Gone).ShouldBe((RunState.Failed, 0), run.Message);
        run.Message.ShouldNotBeNull().ShouldContain("it is not XML without a document type. ");
        (await LivingAsync()).Count.ShouldBe(22);
    }

    public static TheoryData<string, Flaw, string> Endless => new()
    {
        { Atlas.Json, Flaw.EndlessRecords, "more than 600 records (LongestListing)" },
        { Atlas.Paged("""{ "by": "cursor", "parameter": "cursor", "next": "$.next" }"""), Flaw.EndlessRecords, "more than 600 records (LongestListing)" },
        { Atlas.Paged("""{ "by": "link" }"""), Flaw.EndlessRecords, "more than 600 records (LongestListing)" },
        { Partners.Oai, Flaw.EndlessRecords, "more than 600 records (LongestListing)" },
        { Atlas.Json, Flaw.RepeatedPage, "repeats records of earlier pages" },
        { Atlas.Paged("""{ "by": "cursor", "parameter": "cursor", "next": "$.next" }"""), Flaw.RepeatedPage, "it has no end" },
        { Atlas.Paged("""{ "by": "link" }"""), Flaw.RepeatedPage, "it has no end" },
        { Partners.Oai, Flaw.RepeatedPage, "its listing has no end" },
        { Partners.Oai, Flaw.EmptyListing, "its listing has no end" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_listing_without_end_is_broken_off_and_deletes_nothing(string definition, Flaw flaw, string because)
    {
        (await HarvestAsync(Archive(definition, Flaw.None))).State.ShouldBe(RunState.Succeeded);

        var run = await HarvestAsync(Archive(definition, flaw));

        run.State.ShouldBeOneOf(RunState.Partial, RunState.Failed);
        run.Counts.Gone.ShouldBe(0);
        run.Message.ShouldNotBeNull().ShouldContain(because);
        (await LivingAsync()).Count.ShouldBeGreaterThanOrEqualTo(22);
    }

    [Fact]
    public async Task A_repository_that_gives_a_token_and_then_says_that_nothing_matches_was_not_listed_whole()
    {
        (await HarvestAsync(Archive(Partners.Oai, Flaw.None))).State.ShouldBe(RunState.Succeeded);

        var run = await HarvestAsync(Archive(Partners.Oai, Flaw.DroppedRecords), RunMode.FullHarvest);

        (run.State, run.Counts.Gone).ShouldBe((RunState.Partial, 0), run.Message);
        run.Message.ShouldNotBeNull().ShouldContain("then says that nothing matches it (noRecordsMatch)");
        (await LivingAsync()).Count.ShouldBe(22);
    }

    [Theory]
    [InlineData(RunMode.Harvest)]
    [InlineData(RunMode.FullHarvest)]
    public async Task An_archive_that_says_something_else_of_all_its_records_is_held_half_way(RunMode mode)
    {
        server.Serve(RecordSet.Empty with { Generated = 60, Seed = 3 });
        await HarvestAsync(Archive(Atlas.Json, Flaw.None));
        var before = await LivingAsync();
        before.Count.ShouldBe(55);
        server.Serve(RecordSet.Empty with { Generated = 60, Seed = 4 });

        var run = await HarvestAsync(Archive(Atlas.Json, Flaw.None), mode);

        (run.State, run.Counts).ShouldBe((RunState.Held, new RunCounts(0, 27, 0, 0, 0, 28)), run.Message);
        var after = await LivingAsync();
        after.Count(each => each.Value != before[each.Key]).ShouldBe(27);
        await hub.Get<Harvester>().RejectAsync(run.Id, "curator", default);
        (await LivingAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Of_markup_that_a_page_would_run_only_what_a_reader_sees_is_kept()
    {
        var sound = Archive(Atlas.Json, Flaw.None);
        await HarvestAsync(sound);
        var expected = (await Store.Datasets.FindAsync(Victim, default)).ShouldNotBeNull().Dataset;

        (await HarvestAsync(Archive(Atlas.Json, Flaw.ActiveMarkup), RunMode.FullHarvest)).State.ShouldBe(RunState.Succeeded);

        var kept = (await Store.Datasets.FindAsync(Victim, default)).ShouldNotBeNull().Dataset;
        (kept.Title, kept.Description).ShouldBe((expected.Title, expected.Description));
    }

    [Fact]
    public async Task Markup_that_nobody_asked_to_be_taken_out_is_shown_as_text()
    {
        var plain = Archive(Atlas.Json.Replace("\"apply\": [\"text\"]", "\"apply\": []", StringComparison.Ordinal), Flaw.ActiveMarkup);
        await HarvestAsync(plain);
        await hub.IndexAsync();
        using var visitor = hub.Visitor();

        (await visitor.ReadAsync("/datasets/" + Victim)).ShouldContain("&lt;script&gt;alert(1)");
        foreach (var page in new[] { "/datasets/" + Victim, "/datasets?q=" + Victim })
        {
            var html = await visitor.ReadAsync(page);
            html.ShouldContain(Victim, customMessage: page);
            html.ShouldNotContain("<script>alert", customMessage: page);
            html.ShouldNotContain("<img src=x", customMessage: page);
            html.ShouldNotContain("<iframe", customMessage: page);
        }
    }

    [Fact]
    public async Task A_pattern_that_would_take_for_ever_takes_none_of_the_records_longer_than_their_length()
    {
        // Twenty thousand letters: the one record whose title no pattern of this kind gets through by trying.
        var pattern = Atlas.Json.Replace("\"title\": { \"at\": \"$.title\", \"apply\": [\"text\"] }", "\"title\": { \"at\": \"$.title\", \"apply\": [{ \"match\": \"^((x|x)*)*y$\" }] }", StringComparison.Ordinal);

        var run = await HarvestAsync(Archive(pattern, Flaw.EndlessTitle));

        run.State.ShouldBe(RunState.Failed, run.Message);
        var problems = await Store.Sources.ReadProblemsAsync("atlas", default).ToListAsync();
        problems.Single(each => each.Key == Victim).Problem.Code.ShouldBe("title-missing");
        problems.ShouldAllBe(each => each.Problem.Code == "title-missing");
    }

    [Fact]
    public async Task A_sitemap_s_pattern_that_would_take_for_ever_is_told_to_allow_no_page()
    {
        var archive = Archive(Partners.Bioschemas, Flaw.None);

        var run = await HarvestAsync(archive with { Options = new Dictionary<string, string> { ["pages"] = @"^(([\w/-]|\d)*)*!$" } });

        (run.State, run.Counts.Seen).ShouldBe((RunState.Failed, 0));
        run.Message.ShouldNotBeNull().ShouldContain("names no page that the option 'pages' allows");
    }

    private IRecordStore Store => hub.Get<IRecordStore>();

    private ArchiveDefinition Archive(string definition, Flaw flaw) =>
        Atlas.Read(definition, flaw == Flaw.None ? server.BaseUrl("atlas") : new Uri(server.Address, $"broken/{flaw}")) with { RequestsPerSecond = 1000 };

    private async Task<Run> HarvestAsync(ArchiveDefinition archive, RunMode mode = RunMode.Harvest)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await hub.Get<Harvester>().RunAsync(archive, mode, patience.Token);
    }

    private async Task<IReadOnlyDictionary<string, string>> LivingAsync() => await Store.Datasets.ReadChangesAsync(0, default).Where(stored => !stored.IsDeleted)
        .ToDictionaryAsync(stored => stored.Dataset.Accession, stored => JsonSerializer.Serialize(stored.Dataset with { HarvestedAt = default, Trace = [] }));
}
