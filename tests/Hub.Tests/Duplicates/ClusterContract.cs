using Hub.Duplicates;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;
using Hub.Tests.Store;

using static Hub.Tests.Duplicates.ClusterBench;

namespace Hub.Tests.Duplicates;

/// <summary>What makes datasets one and what does not, over every Store.</summary>
/// <param name="place">Where the Store lies.</param>
public abstract class ClusterContract(IStorePlace place) : StoreContract(place)
{
    private const string Title = "Three-dimensional atlas of the developing heart";
    private ClusterBench bench = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        bench = new ClusterBench(Store, Time);
    }

    public override async Task DisposeAsync()
    {
        bench.Dispose();
        await base.DisposeAsync();
    }

    [ServedFact]
    public async Task A_record_that_names_another_archive_s_as_its_original_is_a_copy_of_it()
    {
        await bench.PutAsync(A("idr0004", "idr"), Citing("S-BIAD867", "bia", "idr0004", "IsVariantFormOf"));

        (await bench.SetsAsync()).ShouldBe(["S-BIAD867 idr0004*"]);
        var pair = (await bench.OfAsync("idr0004")).ShouldNotBeNull().Pairs.ShouldHaveSingleItem();
        pair.Evidence.ShouldContain(each => each.Kind == EvidenceKind.CitedAccession && each.Copy == "S-BIAD867" && each.Says.Contains("S-BIAD867 names idr0004", StringComparison.Ordinal));
    }

    [ServedFact]
    public async Task A_title_alone_makes_nothing_one_and_neither_do_two_of_title_authors_and_year()
    {
        await bench.PutAsync(A("idr1001", "idr", Title, 2020, "Lee A", "Ray B"), A("S-BIAD1", "bia", Title, 2021, "Lee A", "Ray B"), A("S-BIAD2", "jcb", Title, 2020, "Doe C"), A("ssbd-repos-000001", "ssbd", null, 2020, "Lee A", "Ray B"));

        (await bench.SetsAsync()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task Title_authors_and_year_together_make_datasets_of_two_archives_one()
    {
        await bench.PutAsync(A("idr1001", "idr", Title, 2020, "Lee A", "Ray B", "Um C"), A("S-BIAD1", "bia", "Three-Dimensional Atlas of the Developing Heart.", 2020, "Anna Lee", "Ray, Bob"));

        (await bench.SetsAsync()).ShouldHaveSingleItem();
        (await bench.OfAsync("idr1001"))!.Kinds().ShouldBe([EvidenceKind.SameTitle, EvidenceKind.SameAuthors, EvidenceKind.SameYear], ignoreOrder: true);
    }

    [ServedFact]
    public async Task Light_and_electron_microscopy_of_one_paper_are_two_datasets()
    {
        await bench.PutAsync(
            A("idr1001", "idr", Title, 2020, "Lee A", "Ray B") with { Modality = "Light microscopy" }, A("EMPIAR-10001", "empiar", Title, 2020, "Lee A", "Ray B") with { Modality = "Electron microscopy" },
            A("S-BIAD1", "bia", Title + " of fish", 2020, "Doe C") with { Organisms = [new Organism("NCBITaxon:7955", "Danio rerio")] }, A("EMPIAR-10002", "empiar", Title + " of fish", 2020, "Doe C") with { Organisms = [new Organism("NCBITaxon:9606", "Homo sapiens")] });

        (await bench.SetsAsync()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task What_one_record_calls_a_supplement_of_another_is_not_the_same_however_alike()
    {
        await bench.PutAsync(A("idr1001", "idr", Title, 2020, "Lee A"), Citing("EMPIAR-10001", "empiar", "idr1001", "IsSupplementTo") with { Title = Title, Authors = [new Author("Lee A")] });

        (await bench.SetsAsync()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task Same_title_authors_and_year_within_one_archive_are_as_many_datasets_and_none_of_them_is_another_archive_s()
    {
        await bench.PutAsync(A("S-BIAD1", "bia", Title, 2020, "Lee A"), A("S-BIAD2", "bia", Title, 2020, "Lee A"));
        (await bench.SetsAsync()).ShouldBeEmpty();

        await bench.PutAsync(A("idr1001", "idr", Title, 2020, "Lee A"));
        (await bench.SetsAsync()).ShouldBeEmpty();

        await bench.GoAsync(A("S-BIAD2", "bia"));
        (await bench.SetsAsync()).ShouldHaveSingleItem();
    }

    [ServedFact]
    public async Task A_shared_DOI_of_data_makes_datasets_one_and_that_of_a_paper_does_not()
    {
        await bench.PutAsync(A("idr1001", "idr") with { Doi = "10.17867/10000110" }, A("S-JCBD-1", "jcb") with { Attributes = [new KeyValue("Data DOI", "https://doi.org/10.17867/10000110")] });
        await bench.PutAsync(
            A("idr1002", "idr") with { Doi = "10.1000/paper", Publications = [new Publication { Doi = "10.1000/paper" }] }, A("S-JCBD-2", "jcb") with { Doi = "10.1000/paper" });

        (await bench.SetsAsync()).ShouldHaveSingleItem().Replace("*", "", StringComparison.Ordinal).ShouldBe("S-JCBD-1 idr1001");
    }

    [ServedFact]
    public async Task A_record_that_goes_by_another_s_accession_in_whatever_spelling_is_its_twin()
    {
        await bench.PutAsync(A("EMPIAR-10365", "empiar"), A("mirror-77", "atlas") with { Aliases = ["empiar 10365"] }, A("ssbd-repos-000012", "ssbd"), A("x-12", "atlas") with { Aliases = ["ssbd-database-000012"] });

        (await bench.SetsAsync()).Select(set => set.Replace("*", "", StringComparison.Ordinal)).ShouldBe(["EMPIAR-10365 mirror-77", "ssbd-repos-000012 x-12"]);
    }

    [ServedFact]
    public async Task A_text_that_speaks_of_a_copy_needs_more_to_make_one()
    {
        await bench.PutAsync(
            A("idr0010", "idr", Title), A("S-BIAD885", "bia", Title + " (OME-NGFF)", 2024) with { Description = "OME-NGFF converted study from idr0010. Cells." },
            A("idr0011", "idr"), A("S-BIAD886", "bia", null, 2023) with { Description = "The images were converted and compared with idr0011." });

        (await bench.SetsAsync()).ShouldBe(["S-BIAD885 idr0010*"]);
    }

    [ServedFact]
    public async Task Who_copies_two_studies_of_one_archive_is_a_compilation_and_what_many_copy_is_a_collection()
    {
        var two = Citing("S-BIAD1", "bia", "idr0001", "IsVariantFormOf");
        await bench.PutAsync(A("idr0001", "idr"), A("idr0002", "idr"), two with { References = [.. two.References, new Reference("idr0002", "IsVariantFormOf", "made from")] });
        await bench.PutAsync([A("idr0003", "idr"), .. Enumerable.Range(100, 9).Select(number => Citing($"S-BIAD{number}", "bia", "idr0003", "IsVariantFormOf"))]);
        await bench.PutAsync(A("idr0054", "idr"), Citing("S-BIAD704", "bia", "idr0054", "IsVariantFormOf"), Citing("S-BIAD800", "bia", "idr0054", "IsVariantFormOf"));

        (await bench.SetsAsync()).ShouldBe(["S-BIAD704 S-BIAD800 idr0054*"]);
    }

    [ServedFact]
    public async Task What_a_depositor_asserts_is_no_evidence()
    {
        await bench.PutAsync(A("idr0001", "idr"), A("S-BIAD1", "bia"));
        var word = new LinkAssertion { By = new Asserter(AsserterKind.Depositor, "Mallory"), Evidence = "They are mine", At = Time.GetUtcNow() };
        await bench.Links.CommitAsync([new LinkChange(Link.Of("S-BIAD1", LinkRelation.IsVariantFormOf, "idr0001", word), 0)], [], default);

        (await bench.SetsAsync()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task An_id_stays_while_datasets_come_and_go_and_leads_on_where_clusters_become_one()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"), A("EMPIAR-10001", "empiar"), A("twin", "atlas") with { Aliases = ["EMPIAR-10001"] });
        var (first, second) = ((await bench.OfAsync("idr0001"))!.Id, (await bench.OfAsync("twin"))!.Id);
        await bench.PutAsync(Citing("S-BIAD2", "bia", "idr0001", "IsVersionOf"));
        (await bench.OfAsync("S-BIAD2"))!.Id.ShouldBe(first);

        await bench.GoAsync(A("S-BIAD1", "bia"));
        await bench.GoAsync(A("S-BIAD2", "bia"));
        (await bench.OfAsync("idr0001")).ShouldBeNull();
        (await bench.Clusters.FindAsync(first, default))!.Members.ShouldBeEmpty();
        await bench.PutAsync(Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"));
        (await bench.OfAsync("idr0001"))!.Id.ShouldBe(first);

        await bench.PutAsync(Citing("EMPIAR-10001", "empiar", "idr0001", "IsVersionOf"));
        var one = (await bench.OfAsync("twin")).ShouldNotBeNull();
        one.Members.Count.ShouldBe(4);
        (await bench.Clusters.FindAsync(one.Id == first ? second : first, default))!.MergedInto.ShouldBe(one.Id);
    }

    [ServedFact]
    public async Task A_split_stays_through_harvests_replays_restarts_and_whatever_would_bridge_it()
    {
        var copy = Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf");
        await bench.PutAsync(A("idr0001", "idr"), copy);
        var id = (await bench.OfAsync("idr0001"))!.Id;

        await bench.Decisions.SplitAsync(id, ["S-BIAD1"], "Carla", "Other plates", [], default);
        (await bench.SetsAsync()).ShouldBeEmpty();

        await bench.PutAsync(A("idr0001", "idr") with { Description = "harvested again" }, copy with { Description = "harvested again" });
        await Store.Datasets.TouchAsync(["idr0001", "S-BIAD1"], default);
        (await bench.SetsAsync()).ShouldBeEmpty();
        await bench.GoAsync(copy);
        await bench.FollowAsync();
        await bench.PutAsync(copy);
        (await bench.SetsAsync()).ShouldBeEmpty();

        await using var again = Open();
        using var restarted = new ClusterBench(again, Time);
        await restarted.PutAsync(Citing("EMPIAR-10001", "empiar", "idr0001", "IsVersionOf") with { Aliases = ["S-BIAD1"] });
        var bridged = (await restarted.SetsAsync()).ShouldHaveSingleItem().Replace("*", "", StringComparison.Ordinal);
        bridged.Split(' ').Length.ShouldBe(2);
        bridged.ShouldContain("EMPIAR-10001");
        (await restarted.Decisions.HistoryAsync(default).ToListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            act => act.Joined.ShouldBeFalse(), act => act.Out.ShouldBe(["S-BIAD1"]), act => act.By.ShouldBe("Carla"), act => act.Reason.ShouldBe("Other plates"));
    }

    [ServedFact]
    public async Task A_join_stays_though_nothing_speaks_for_it_and_though_members_come_and_go()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"), A("S-JCBD-1", "jcb"));
        await bench.FollowAsync();

        var id = await bench.Decisions.JoinAsync(["S-BIAD1", "S-JCBD-1"], "Carla", "The same plates", [], default);
        (await bench.SetsAsync()).ShouldHaveSingleItem().Split(' ').Length.ShouldBe(3);

        await bench.GoAsync(A("S-BIAD1", "bia"));
        (await bench.SetsAsync()).ShouldHaveSingleItem().ShouldContain("S-JCBD-1");
        await bench.PutAsync(A("S-BIAD1", "bia"), A("idr0001", "idr") with { Title = "A wholly different title than it had before" });
        (await bench.OfAsync("S-BIAD1")).ShouldNotBeNull().ShouldSatisfyAllConditions(cluster => cluster.Members.Count.ShouldBe(3), cluster => cluster.Id.ShouldBe(id));
    }

    [ServedFact]
    public async Task A_curator_may_think_again()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"));
        var id = (await bench.OfAsync("idr0001"))!.Id;
        await bench.Decisions.SplitAsync(id, ["idr0001"], "Carla", "Other plates", [], default);

        (await bench.Decisions.JoinAsync(["idr0001", "S-BIAD1"], "Carla", "I was wrong", [], default)).ShouldBe(id);
        (await bench.SetsAsync()).ShouldHaveSingleItem();
        await bench.Decisions.SplitAsync(id, ["S-BIAD1"], "Carla", "I was right", [], default);

        (await bench.SetsAsync()).ShouldBeEmpty();
        (await bench.Decisions.HistoryAsync(default).Select(act => act.Reason).ToListAsync()).ShouldBe(["Other plates", "I was wrong", "I was right"]);
    }

    [ServedFact]
    public async Task What_a_curator_chose_stands_for_its_cluster_through_harvests_until_it_is_taken_back()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"), Citing("S-JCBD-1", "jcb", "idr0001", "IsVersionOf"));
        var id = (await bench.OfAsync("idr0001"))!.Id;
        (await bench.SetsAsync()).ShouldBe(["S-BIAD1 S-JCBD-1 idr0001*"]);
        var before = await Store.Datasets.LastChangeAsync(default);

        await bench.Decisions.PreferAsync(id, "S-BIAD1", "Carla", "It has the files", [], default);

        (await Store.Datasets.ReadChangesAsync(before, default).Select(stored => stored.Dataset.Accession).ToListAsync()).ShouldBe(["S-BIAD1", "S-JCBD-1", "idr0001"], ignoreOrder: true, "the index has to look at all of them again");
        (await bench.SetsAsync()).ShouldBe(["S-BIAD1* S-JCBD-1 idr0001"]);
        (await bench.OfAsync("idr0001"))!.Chosen.ShouldNotBeNull().ShouldSatisfyAllConditions(word => word.By.ShouldBe("Carla"), word => word.Reason.ShouldBe("It has the files"));
        await bench.PutAsync(A("idr0001", "idr") with { Title = "A wholly different title than it had before", Description = "And more to say" }, Citing("S-BIAD2", "atlas", "idr0001", "IsVersionOf"));
        (await bench.SetsAsync()).ShouldBe(["S-BIAD1* S-BIAD2 S-JCBD-1 idr0001"]);
        await bench.GoAsync(A("S-BIAD1", "bia"));
        (await bench.SetsAsync()).ShouldBe(["S-BIAD2 S-JCBD-1 idr0001*"]);
        await bench.PutAsync(Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"));
        (await bench.SetsAsync()).ShouldBe(["S-BIAD1* S-BIAD2 S-JCBD-1 idr0001"]);

        await bench.Decisions.PreferAsync(id, "S-JCBD-1", "Carla", "I was wrong", [], default);
        (await bench.SetsAsync()).ShouldBe(["S-BIAD1 S-BIAD2 S-JCBD-1* idr0001"]);
        await bench.Decisions.PreferAsync(id, null, "Carla", "The rule was right", [], default);

        (await bench.SetsAsync()).ShouldBe(["S-BIAD1 S-BIAD2 S-JCBD-1 idr0001*"]);
        (await bench.OfAsync("idr0001"))!.Chosen.ShouldBeNull();
        (await bench.Decisions.HistoryAsync(default).Select(act => (act.IsChoice, act.Stands, act.Reason)).ToListAsync())
            .ShouldBe([(true, "S-BIAD1", "It has the files"), (true, "S-JCBD-1", "I was wrong"), (true, null, "The rule was right")]);
    }

    [ServedFact]
    public async Task Of_two_choices_that_come_into_one_cluster_the_later_holds_and_a_split_leaves_each_its_own()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"), A("EMPIAR-10001", "empiar"), A("twin", "atlas") with { Aliases = ["EMPIAR-10001"] });
        await bench.FollowAsync();
        await bench.Decisions.PreferAsync((await bench.OfAsync("idr0001"))!.Id, "S-BIAD1", "Carla", "It has the files", [], default);
        Time.Advance(TimeSpan.FromHours(1));
        await bench.Decisions.PreferAsync((await bench.OfAsync("twin"))!.Id, "twin", "Carla", "It has the files", [], default);

        var id = await bench.Decisions.JoinAsync(["idr0001", "twin"], "Carla", "The same plates", [], default);
        (await bench.SetsAsync()).ShouldBe(["EMPIAR-10001 S-BIAD1 idr0001 twin*"]);
        await bench.Decisions.SplitAsync(id, ["twin", "EMPIAR-10001"], "Carla", "Other plates", [], default);

        (await bench.SetsAsync()).ShouldBe(["EMPIAR-10001 twin*", "S-BIAD1* idr0001"]);
    }

    [ServedFact]
    public async Task What_cannot_be_decided_is_refused_in_words()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"));
        var id = (await bench.OfAsync("idr0001"))!.Id;

        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.SplitAsync(id, ["idr0001", "S-BIAD1"], "Carla", "No", [], default))).Message.ShouldContain("not all");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.SplitAsync("D99999", ["idr0001"], "Carla", "No", [], default))).Message.ShouldContain("D99999");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.JoinAsync(["idr0001", "S-BIAD1"], "Carla", "No", [], default))).Message.ShouldContain("not one cluster already");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.JoinAsync(["idr0001", "idr404"], "Carla", "No", [], default))).Message.ShouldContain("idr404");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.JoinAsync(["idr0001", "idr404"], "Carla", " ", [], default))).Message.ShouldContain("why");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.PreferAsync(id, "idr404", "Carla", "No", [], default))).Message.ShouldContain("idr0001");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.PreferAsync("D99999", "idr0001", "Carla", "No", [], default))).Message.ShouldContain("D99999");
        (await Should.ThrowAsync<DuplicateRefusedException>(() => bench.Decisions.PreferAsync(id, "idr0001", "Carla", " ", [], default))).Message.ShouldContain("why");
        (await bench.Decisions.HistoryAsync(default).CountAsync()).ShouldBe(0);
    }

    [ServedFact]
    public async Task Two_hubs_on_one_store_and_a_curator_between_them_come_to_one_answer()
    {
        Dataset[] datasets = [.. Enumerable.Range(1, 60).SelectMany(number => new[] { A($"idr{number:0000}", "idr"), Citing($"S-BIAD{number}", "bia", $"idr{number:0000}", "IsVersionOf") })];
        await bench.PutAsync(datasets[..2]);
        var split = (await bench.OfAsync("idr0001"))!.Id;
        await using var otherStore = Open();
        using var other = new ClusterBench(otherStore, Time);

        await bench.PutAsync(datasets[2..]);
        await Task.WhenAll(Task.Run(bench.FollowAsync), Task.Run(other.FollowAsync), Task.Run(() => other.Decisions.SplitAsync(split, ["S-BIAD1"], "Carla", "Other plates", [], default)));

        var sets = await bench.SetsAsync();
        sets.ShouldBe(Enumerable.Range(2, 59).Select(number => FormattableString.Invariant($"S-BIAD{number} idr{number:0000}*")).Order(StringComparer.Ordinal));
        (await other.SetsAsync()).ShouldBe(sets);
    }

    [ServedFact]
    public async Task A_curator_s_split_stays_though_a_hub_that_had_read_before_it_writes_after_it()
    {
        await bench.PutAsync(A("idr0001", "idr"), Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"));
        var id = (await bench.OfAsync("idr0001"))!.Id;
        await using var slowStore = Open();
        using var slow = new ClusterBench(new StoreWith(slowStore) { Documents = new OvertakenDocuments(slowStore.Documents, "duplicate-clusters", SplitAsync) }, Time);
        await bench.PutAsync(Citing("S-JCBD-1", "jcb", "idr0001", "IsVersionOf"));

        var upTo = await Store.Datasets.LastChangeAsync(default);
        await slow.LinkAsync(upTo, default);
        await slow.ClusterAsync(upTo, default);

        (await bench.Clusters.FindOfAsync("S-BIAD1", default)).ShouldBeNull();
        (await bench.Clusters.FindOfAsync("S-JCBD-1", default)).ShouldNotBeNull().Members.Select(member => member.Accession).ShouldBe(["S-JCBD-1", "idr0001"]);
        (await bench.SetsAsync()).ShouldBe(["S-JCBD-1 idr0001*"]);
        (await bench.Decisions.HistoryAsync(default).CountAsync()).ShouldBe(1);

        Task SplitAsync() => bench.Decisions.SplitAsync(id, ["S-BIAD1"], "Carla", "Other plates", [], default);
    }

    /// <summary>A dataset whose record names another in a field made for it.</summary>
    internal static Dataset Citing(string accession, string archive, string target, string relation) => A(accession, archive) with { References = [new Reference(target, relation, "Study accession")] };
}
