using Hub.Catalogue;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Catalogue;

public sealed class FollowingTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    [Fact]
    public async Task Changes_files_and_deletions_are_followed_and_survive_a_restart()
    {
        var changed = catalogue.Records.Datasets.First(d => d.FileCount > 3);
        await catalogue.PutAsync(changed with { Title = "Zebrafish by night" }, [new DataFile { Path = "only.tif" }]);
        var gone = catalogue.Records.Datasets.Last(d => d.FileCount > 3);
        catalogue.Datasets.Put(gone, deleted: true);
        (await catalogue.Indexer.CatchUpAsync(default)).ShouldBe(2);
        (await catalogue.Indexer.CatchUpAsync(default)).ShouldBe(0);
        await catalogue.ReopenAsync();

        catalogue.Index.Change.ShouldBe(await catalogue.Datasets.LastChangeAsync(default));
        Files(changed.Accession).Total.ShouldBe(1);
        Files(gone.Accession).Total.ShouldBe(0);
        catalogue.Reader.Find(gone.Accession).ShouldBeNull();
        catalogue.Reader.Search(new CatalogueRequest { Text = "title:zebrafish" }, default).Hits.ShouldContain(hit => hit.Accession == changed.Accession);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_not_committed_is_followed_again()
    {
        await catalogue.PutAsync(catalogue.Records.Datasets[0] with { Accession = "NEW-1", Title = "Uncommitted" }, []);
        await catalogue.ReopenAsync();
        catalogue.Reader.Find("NEW-1").ShouldBeNull();
        await catalogue.Indexer.CatchUpAsync(default);
        catalogue.Reader.Find("NEW-1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(450)]
    public async Task A_store_that_fails_while_it_is_read_is_told_and_all_of_it_is_followed_again(int failsAfter)
    {
        await catalogue.Indexer.CatchUpAsync(default);
        string[] accessions = [.. Enumerable.Range(0, 700).Select(at => $"FAILING-{failsAfter}-{at}")];
        foreach (string accession in accessions) catalogue.Datasets.Put(catalogue.Records.Datasets[0] with { Accession = accession });
        catalogue.Datasets.FailsAfter = failsAfter;
        (await Should.ThrowAsync<IOException>(() => catalogue.Indexer.CatchUpAsync(default))).Message.ShouldBe("The disk is gone.");
        catalogue.Datasets.FailsAfter = null;
        (await catalogue.Indexer.CatchUpAsync(default)).ShouldBe(accessions.Length);
        accessions.ShouldAllBe(accession => catalogue.Reader.Find(accession) != null);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public async Task Files_of_a_list_that_broke_off_are_gone_with_the_next_list(int left, bool isCommitted)
    {
        await catalogue.Indexer.CatchUpAsync(default);
        var dataset = catalogue.Records.Datasets[0] with { Accession = $"BROKEN-OFF-{left}-{isCommitted}" };
        var list = await catalogue.ListAsync(5);
        catalogue.Datasets.Put(dataset, list! with { Count = 6 });
        await Should.ThrowAsync<InvalidDataException>(() => catalogue.Indexer.CatchUpAsync(default));
        if (isCommitted) await catalogue.Indexer.RepairAsync([catalogue.Records.Datasets[1].Accession], default);

        catalogue.Datasets.Put(dataset, await catalogue.ListAsync(left));
        await catalogue.Indexer.CatchUpAsync(default);

        Files(dataset.Accession).Total.ShouldBe(left);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_committed_beside_the_datasets_before_a_crash_is_written_anew()
    {
        await catalogue.Indexer.CatchUpAsync(default);
        var dataset = catalogue.Records.Datasets[0] with { Accession = "TORN-1" };
        using var before = new TemporaryFolder();
        await catalogue.ReopenAsync(() => Copy(catalogue.DatasetsFolder, before.Path));
        catalogue.Datasets.Put(dataset, await catalogue.ListAsync(5));
        await catalogue.Indexer.CatchUpAsync(default);

        await catalogue.ReopenAsync(async () =>
        {
            Directory.Delete(catalogue.DatasetsFolder, recursive: true);
            Copy(before.Path, catalogue.DatasetsFolder);
            catalogue.Datasets.Put(dataset, await catalogue.ListAsync(1));
        });
        catalogue.Reader.Find(dataset.Accession).ShouldBeNull();
        await catalogue.Indexer.CatchUpAsync(default);

        Files(dataset.Accession).Total.ShouldBe(1);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_difference_between_index_and_store_is_named()
    {
        await catalogue.Indexer.CatchUpAsync(default);
        await catalogue.PutAsync(catalogue.Records.Datasets[1] with { Title = "Changed behind the index" }, []);
        await catalogue.PutAsync(catalogue.Records.Datasets[2] with { Accession = "MISSING-1" }, []);
        var differences = await catalogue.Indexer.VerifyAsync(default);
        differences.ShouldContain(each => each.Accession == catalogue.Records.Datasets[1].Accession && each.Message.Contains("another version"));
        differences.ShouldContain(each => each.Accession == "MISSING-1" && each.Message.Contains("the index does not"));
        await catalogue.Indexer.CatchUpAsync(default);
        (await CatalogueIndexer.VerifyAsync(catalogue.IndexFolder, catalogue.Datasets, catalogue.Links, catalogue.Duplicates, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rebuild_takes_the_place_of_the_old_index_while_that_serves()
    {
        // So many commits that states are kept whose segments have been merged since.
        for (int commit = 0; commit < 15; commit++)
        {
            await catalogue.PutAsync(catalogue.Records.Datasets[4] with { Accession = $"BEFORE-{commit}" }, []);
            await catalogue.Indexer.CatchUpAsync(default);
        }
        long before = catalogue.Reader.Generation, count = catalogue.Reader.Count;
        await catalogue.Indexer.RebuildAsync(default);
        catalogue.Reader.Generation.ShouldBeGreaterThan(before);
        catalogue.Reader.Count.ShouldBe(count);
        catalogue.Reader.Search(new CatalogueRequest { Generation = before }, default).Total.ShouldBe(count);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
        Directory.GetDirectories(catalogue.IndexFolder).Length.ShouldBe(1);
        await catalogue.ReopenAsync();
        catalogue.Reader.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Pages_of_one_generation_are_complete_while_records_come_and_go()
    {
        await catalogue.Indexer.CatchUpAsync(default);
        var seen = new List<string>();
        CataloguePage page;
        long? generation = null;
        long total = catalogue.Reader.Count;
        for (int skip = 0; ; skip += 40)
        {
            page = catalogue.Reader.Search(new CatalogueRequest { Skip = skip, Take = 40, Generation = generation }, default);
            generation = page.Generation;
            seen.AddRange(page.Hits.Select(hit => hit.Accession));
            if (page.Hits.Count == 0) break;
            await catalogue.PutAsync(catalogue.Records.Datasets[3] with { Accession = $"LATER-{skip}" }, []);
            await catalogue.Indexer.CatchUpAsync(default);
        }
        seen.Count.ShouldBe((int)total);
        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.ShouldNotContain(accession => accession.StartsWith("LATER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_generation_that_is_not_kept_is_refused_with_what_to_do() =>
        Should.Throw<SnapshotExpiredException>(() => catalogue.Reader.Search(new CatalogueRequest { Generation = 987_654 }, default)).Message.ShouldContain("first page");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private FilesPage Files(string accession) => catalogue.Reader.Files(new FilesRequest { Accession = accession }, default);
}
