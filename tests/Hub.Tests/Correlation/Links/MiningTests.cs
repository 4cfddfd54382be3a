using Hub.Correlation;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition;
using Hub.Tests.Duplicates;
using Hub.Tests.Making;

using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Correlation.Links;

/// <summary>Links are mined from fields and texts, whatever noise stands around an accession, and from papers that two archives name; what a curator rejects stays rejected.</summary>
public sealed class MiningTests
{
    [Theory]
    [InlineData("The tomograms are in EMPIAR, entry # EMPIAR-10819.", "EMPIAR-10819")]
    [InlineData("deposited to EMPIAR (entry#EMPIAR-10416)", "EMPIAR-10416")]
    [InlineData("https://www.ebi.ac.uk/empiar/EMPIAR-10479/", "EMPIAR-10479")]
    [InlineData("https://www.ebi.ac.uk/biostudies/bioimages/studies/S-BIAD19?query=x", "S-BIAD19")]
    [InlineData("doi:10.6019/EMPIAR-10819.", "EMPIAR-10819")]
    [InlineData("see S‐BSST707, below", "S-BSST707")]
    [InlineData("IDR accession IDR0083", "idr0083")]
    [InlineData("map EMD-12345 and its raw data EMPIAR 10934", "EMD-12345", "EMPIAR-10934")]
    [InlineData("https://zenodo.org/records/10652642", "10.5281/zenodo.10652642")]
    public void An_accession_is_found_through_its_noise(string text, params string[] expected) =>
        Statements.Of(Record("S-BIAD1") with { Description = text }).Select(said => said.Target).ShouldBe(expected, ignoreOrder: true);

    [Theory]
    [InlineData("the file idr0062-experimentA-filePaths.tsv")]
    [InlineData("idr0000 is the template")]
    [InlineData("S-BIADTEST and S-BSSTx")]
    [InlineData("EMPIAR-108191234")]
    [InlineData("xEMPIAR-10819")]
    [InlineData("our own S-BIAD1")]
    public void What_only_looks_like_an_accession_is_none(string text) => Statements.Of(Record("S-BIAD1") with { Description = text }).ShouldBeEmpty();

    [Theory]
    [InlineData("Correlative light and electron microscopy; the EM is EMPIAR-10819.", LinkRelation.SpatiallyCorrelatedWith)]
    [InlineData("The fluorescence images were correlated with the FIB-SEM volume EMPIAR-10819.", LinkRelation.SpatiallyCorrelatedWith)]
    [InlineData("Intensity correlated with age; see EMPIAR-10819.", LinkRelation.References)]
    [InlineData("OME-NGFF converted study from idr0004, made for correlative work.", LinkRelation.IsVariantFormOf)]
    [InlineData("CLEM data, with sequences in GSE90034.", LinkRelation.References)]
    public void Only_words_of_correlated_images_make_a_spatial_link_and_a_copy_never_is_one(string text, LinkRelation relation) =>
        Statements.Of(Record("S-BIAD1") with { Description = text }).ShouldHaveSingleItem().Relation.ShouldBe(relation);

    [Theory]
    [InlineData("EMPIAR-10934", "EMD-12602", "IsDerivedFrom")]
    [InlineData("EMPIAR-10819", "S-BSST707", "References")]
    [InlineData("EMPIAR-10404", "idr0083", "IsSupplementTo")]
    [InlineData("EMPIAR-10001", "EMPIAR-10002", "References")]
    public void A_field_made_for_references_is_its_archives_word(string accession, string target, string relation)
    {
        var record = Record(accession) with { Archive = "empiar", References = [new Reference(target, relation, "cross_references")] };
        var said = Statements.Of(record).ShouldHaveSingleItem();
        (said.Target, said.Relation.ToString(), said.By).ShouldBe((target, relation, new Asserter(AsserterKind.Archive, "empiar")));
    }

    [Fact]
    public async Task Two_archives_that_name_one_paper_share_it_and_two_records_of_one_archive_do_not()
    {
        await using var hub = await WebHub.StartAsync();
        await KeepAsync(hub, Paper("idr0015", "idr", "10.7554/eLife.26066"), Paper("S-BIAD595", "bia", "10.7554/ELIFE.26066"), Paper("S-BIAD596", "bia", "10.7554/elife.26066"), Paper("S-BIAD597", "bia", "10.7554/elife.26067"));
        await hub.Get<LinkFollowing>().CatchUpAsync(default);

        var links = await hub.Get<ILinks>().ReadAsync("", default).Select(stored => stored.Value).ToListAsync();
        links.Select(link => $"{link.From} {link.Relation} {link.To}").Order(StringComparer.Ordinal).ShouldBe(["S-BIAD595 SharesPublicationWith idr0015", "S-BIAD596 SharesPublicationWith idr0015"]);
        links[0].Assertions.ShouldHaveSingleItem().By.ShouldBe(MiningRules.SharedPublication);
        links[0].Assertions[0].Evidence.ShouldBe("doi:10.7554/elife.26066");
    }

    [Fact]
    public async Task What_a_curator_rejected_stays_rejected_when_it_is_mined_again()
    {
        await using var hub = await WebHub.StartAsync();
        await KeepAsync(hub, Record("S-BIAD1") with { Archive = "bia", Description = "See EMPIAR-10819." });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);
        var mined = await hub.Get<ILinks>().ReadOfAsync("S-BIAD1", default).SingleAsync();
        await hub.Get<ILinks>().CommitAsync([new LinkChange(mined.Value with { Rejection = new LinkRejection("Maria", DateTimeOffset.UnixEpoch, "Another study's") }, mined.Revision)], [], default);

        await KeepAsync(hub, Record("S-BIAD1") with { Archive = "bia", Description = "Again: see EMPIAR-10819." });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);

        var after = (await hub.Get<ILinks>().ReadOfAsync("S-BIAD1", default).ToListAsync()).ShouldHaveSingleItem().Value;
        (after.State, after.Rejection!.Reason).ShouldBe((LinkState.Rejected, "Another study's"));
        after.Assertions.ShouldHaveSingleItem().Evidence.ShouldContain("Again");
    }

    [Theory]
    [InlineData("EMPIAR 10999", "EMPIAR-10999", null, null)]
    [InlineData("ATLAS-1001", "ATLAS-1001", null, null)]
    [InlineData("atlas-1001", "ATLAS-1001", null, null)]
    [InlineData("Mirror-77", "ATLAS-1002", "mirror-77", null)]
    [InlineData("10.5281/ZENODO.4567", "ATLAS-1003", null, "10.5281/zenodo.4567")]
    public async Task What_a_record_names_before_the_hub_knows_it_is_linked_when_it_comes(string named, string accession, string? alias, string? doi)
    {
        await using var hub = await WebHub.StartAsync();
        await KeepAsync(hub, Record("S-BIAD1") with { Archive = "bia", References = [new Reference(named, "IsDerivedFrom", "related")] });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);

        await KeepAsync(hub, Record(accession) with { Archive = "atlas", Aliases = alias is null ? [] : [alias], Doi = doi });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);

        var link = (await hub.Get<ILinks>().ReadAsync("", default).ToListAsync()).ShouldHaveSingleItem().Value;
        (link.From, link.Relation, link.To).ShouldBe(("S-BIAD1", LinkRelation.IsDerivedFrom, accession));
        (await hub.Get<ILinks>().ReadOfAsync(accession, default).CountAsync()).ShouldBe(1, "it stands at the newcomer too");
    }

    [Fact]
    public async Task A_name_that_goes_over_to_another_dataset_takes_the_links_along()
    {
        await using var hub = await WebHub.StartAsync();
        await KeepAsync(hub, Record("S-BIAD1") with { Archive = "bia", References = [new Reference("plate-77", "References", "related")] }, Record("ATLAS-1") with { Archive = "atlas", Aliases = ["plate-77"] });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);
        await KeepAsync(hub, Record("ATLAS-1") with { Archive = "atlas", Description = "Renamed" }, Record("ATLAS-2") with { Archive = "atlas", Aliases = ["plate-77"] });
        await hub.Get<LinkFollowing>().CatchUpAsync(default);

        (await hub.Get<ILinks>().ReadAsync("", default).Select(stored => stored.Value.To).ToListAsync()).ShouldBe(["ATLAS-2"]);
    }

    [Fact]
    public async Task A_hub_that_dies_between_a_new_name_and_its_links_finds_them_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        await store.MigrateAsync(default);
        using var bench = new ClusterBench(store, TimeProvider.System);
        await bench.PutAsync(Record("S-BIAD1") with { References = [new Reference("mirror-77", "IsDerivedFrom", "related")] });
        await bench.FollowAsync();
        await bench.PutAsync(Record("ATLAS-1") with { Archive = "atlas", Aliases = ["mirror-77"] });

        using (var dying = new LinkFollowing(store, new UnwritableLinks(), TimeProvider.System, NullLogger<LinkFollowing>.Instance))
        {
            await Should.ThrowAsync<IOException>(() => dying.CatchUpAsync(default));
        }

        await bench.FollowAsync();
        (await bench.Links.ReadAsync("", default).Select(stored => stored.Value.To).ToListAsync()).ShouldBe(["ATLAS-1"]);
    }

    private static Dataset Record(string accession) => new() { Accession = accession, Archive = "bia", Title = "A study" };

    private static Dataset Paper(string accession, string archive, string doi) => Record(accession) with { Archive = archive, Publications = [new Publication { Title = "A paper", Doi = doi }] };

    private static async Task KeepAsync(WebHub hub, params Dataset[] datasets)
    {
        var store = hub.Get<IRecordStore>();
        foreach (var archive in datasets.GroupBy(dataset => dataset.Archive))
        {
            var lease = (await store.Runs.StartAsync(new RunRequest(archive.Key, RunMode.Harvest, "1", "mining", TimeSpan.FromMinutes(5)), default)).Lease.ShouldNotBeNull();
            var outcomes = archive.Select(dataset => new RecordOutcome(dataset.Accession)
            {
                ChangeMark = dataset.Description ?? "1",
                Records = [new SourceRecord { Archive = archive.Key, Key = dataset.Accession, Dataset = dataset, Rank = 100, IsOwner = true }],
                Problems = [],
            });
            await store.Runs.ApplyAsync(lease, [.. outcomes], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), default);
            await store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
        }
    }
}
