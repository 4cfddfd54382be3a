using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Store;

public sealed class SqliteRecordStoreTests() : RecordStoreContract(new SqlitePlace())
{
    [Fact]
    public async Task Records_of_any_size_are_kept_whole_beside_each_other()
    {
        Dataset[] datasets = [.. new[] { 1, 15_000, 16_384, 16_385, 40_000, 200_000, 7 }
            .Select((length, at) => Dataset($"d{at}") with { Description = string.Concat(Enumerable.Range(0, length).Select(place => (char)('a' + ((place + at) % 26)))) })];
        await ApplyAsync(await StartAsync(), [.. datasets.Select(dataset => Outcome(dataset.Accession, dataset))]);

        foreach (var dataset in datasets)
        {
            (await Store.Datasets.FindAsync(dataset.Accession, default)).ShouldNotBeNull().Dataset.Description.ShouldBe(dataset.Description);
        }
    }

    [Fact]
    public async Task Beside_a_record_stands_a_short_mark_of_its_mapping_and_the_run_has_the_whole_name()
    {
        var marks = new List<string?>();
        foreach (var mapping in new[] { "2", new string('v', 700) + "1", new string('v', 700) + "2" })
        {
            var start = await Store.Runs.StartAsync(Request("first") with { MappingVersion = mapping }, default);
            await ApplyAsync(start.Lease.ShouldNotBeNull(), Outcome("a"));
            (await Store.Runs.EndAsync(start.Lease!, new RunEnd(RunState.Succeeded, "", true), default)).MappingVersion.ShouldBe(mapping);
            marks.Add((await Store.Sources.FindStatesAsync("own", ["a"], default))["a"].MappingVersion);
        }

        marks.ShouldBeUnique();
        marks[0].ShouldBe("2");
        marks.ShouldAllBe(mark => mark!.Length <= 64);
    }

    [Fact]
    public async Task Blobs_that_lay_in_the_order_of_their_digests_are_kept_where_they_lie_as_they_come()
    {
        SmallBlob[] blobs = [.. Enumerable.Range(0, 20).Select(at => new SmallBlob($"{at * 7 % 20:x64}", [.. Enumerable.Repeat((byte)at, at * 500)]))];
        await Place.ExecuteAsync("DROP TABLE blobs; CREATE TABLE blobs (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID; PRAGMA user_version = 5");
        await Store.SmallBlobs.KeepAsync(blobs, default);

        await Store.MigrateAsync(default);

        await Store.SmallBlobs.KeepAsync([blobs[3], new SmallBlob(new string('f', 64), [1])], default);
        foreach (var blob in blobs)
        {
            (await Store.SmallBlobs.FindAsync(blob.Digest, default)).ShouldBe(blob.Bytes);
        }

        (await Store.SmallBlobs.ReadDigestsAsync(default).ToListAsync()).ShouldBe([.. blobs.Select(blob => blob.Digest).Order(StringComparer.Ordinal), new string('f', 64)]);
    }
}
