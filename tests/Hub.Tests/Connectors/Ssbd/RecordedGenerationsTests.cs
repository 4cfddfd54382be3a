using System.Globalization;
using System.Text.Json;

using ArchiveServer;

using Hub.Connectors.Reading;
using Hub.Connectors.Ssbd;
using Hub.Records;
using Hub.Tests.Connectors.RoCrate;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Ssbd;

/// <summary>SSBD's crates of March and of May 2026, between which every address of the curated catalogue changed and most twins left the repository's folder.</summary>
public sealed class RecordedGenerationsTests
{
    private const string March = "2026-03-10";
    private const string May = "2026-05-14";

    private readonly SsbdConnector connector = new();

    [SharedDataTheory]
    [InlineData(March)]
    [InlineData(May)]
    public async Task Every_recorded_crate_arrives_under_its_number(string generation)
    {
        foreach (var (path, folder) in Paths(generation))
        {
            var stated = await StateAsync(path, folder);
            var number = int.Parse(string.Concat(Path.GetFileName(path).Replace("ssbd-repos-", "", StringComparison.Ordinal).TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

            var record = stated.Records.ShouldHaveSingleItem(path);
            record.Accession.ShouldBe($"ssbd-repos-{number:D6}");
            record.Rank.ShouldBe(folder == "database/" ? 100 : 90);
            record.Aliases.ShouldBe(folder == "database/" ? [RawCrate.Read(path).Identifier] : []);
        }
    }

    [SharedDataTheory]
    [InlineData(March)]
    [InlineData(May)]
    public async Task Organisms_licences_years_sizes_and_file_counts_agree_with_a_count_over_the_raw_files(string generation)
    {
        foreach (var (path, folder) in Paths(generation))
        {
            var raw = RawCrate.Read(path);
            var record = (await StateAsync(path, folder)).Records[0];

            raw.Taxa.ShouldBeSubsetOf(record.Organisms.Select(term => Crates.Taxon(term.Id)).OfType<string>());
            record.Licence?.Id.ShouldBe(raw.Licence, path);
            record.ReleaseDate?.Text[..4].ShouldBe(raw.Year, path);
            record.Size?.Text.ShouldBe(raw.Size?.ToString(CultureInfo.InvariantCulture), path);
            record.FileCount.ShouldBe(raw.FileCount, path);
        }
    }

    [SharedDataTheory]
    [InlineData(March)]
    [InlineData(May)]
    public async Task Human_is_one_taxon_in_both_folders(string generation)
    {
        var spellings = new HashSet<string>();
        var humans = 0;
        foreach (var (path, folder) in Paths(generation))
        {
            var record = (await StateAsync(path, folder)).Records[0];
            var human = record.Organisms.Where(term => Crates.Taxon(term.Id) == "9606").ToList();
            humans += human.Count;
            spellings.UnionWith(human.Select(term => term.Label!));
        }

        humans.ShouldBe(Paths(generation).Sum(entry => RawCrate.Read(entry.Path).Taxa.Count(taxon => taxon == "9606")));
        humans.ShouldBeGreaterThan(40);
        spellings.ShouldContain("Homo sapiens");
    }

    [SharedDataFact]
    public async Task No_dataset_is_lost_or_doubled_when_the_server_goes_from_March_to_May()
    {
        var records = new RecordSet { Folder = SharedData.Path("archives"), Generation = March };
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = records }, CancellationToken.None);
        using var client = new PlainClient();
        var archive = Definitions.Read("ssbd", server.BaseUrl("ssbd"));
        var before = await AccessionsAsync(archive, client);
        server.Serve(records with { Generation = May });
        var after = await AccessionsAsync(archive, client);

        before.Keys.Except(after.Keys).Count(key => key.StartsWith("repository/", StringComparison.Ordinal)).ShouldBeGreaterThan(150);
        before.Values.ToHashSet().ShouldBe(Numbers(March), ignoreOrder: true);
        after.Values.ToHashSet().ShouldBe(Numbers(May), ignoreOrder: true);
        after.Where(pair => before.ContainsKey(pair.Key)).ShouldAllBe(pair => before[pair.Key] == pair.Value);

        // The recordings leave one crate in seven out, of each generation others: only those numbers may go.
        before.Values.Except(after.Values).ShouldBe(Numbers(March).Except(Numbers(May)), ignoreOrder: true);
    }

    [SharedDataFact]
    public async Task A_description_that_says_nothing_leaves_room_for_the_twins()
    {
        var curated = (await StateAsync(Crate(May, "database", "100-Yamamoto-ToothDev"), "database/")).Records[0];
        var march = (await StateAsync(Crate(March, "repository", "ssbd-repos-000100"), "repository/")).Records[0];

        curated.Description.ShouldBeNull();
        curated.Attributes.ShouldContain(new KeyValue("Described in", "Tsuji et al. (2015) Sci Rep, 5: 18393."));
        march.Description.ShouldBeNull();
        march.Keywords.ShouldContain("Tooth/physiology");
        march.ThumbnailUrl.ShouldBeNull();
    }

    [SharedDataFact]
    public async Task A_project_named_by_its_identifier_takes_the_title_of_its_paper_and_says_so()
    {
        var record = (await StateAsync(Crate(March, "database", "25-Ke-SeeDB"), "database/")).Records[0];

        record.Title.ShouldBe("SeeDB: a simple and morphology-preserving optical clearing agent for neuronal circuit reconstruction");
        record.Trace.ShouldHaveSingleItem().Rule.ShouldBe("ssbd.title-from-paper");
    }

    [SharedDataFact]
    public async Task The_sequences_behind_the_Ikeda_images_are_referenced() =>
        (await StateAsync(Crate(May, "database", "82-Ikeda-GeneExp"), "database/")).Records[0].References.ShouldHaveSingleItem().Target.ShouldBe("GSE90034");

    [SharedDataTheory]
    [InlineData(March)]
    [InlineData(May)]
    public async Task No_recorded_email_address_reaches_a_record(string generation)
    {
        foreach (var (path, folder) in Paths(generation))
        {
            PlainText.HoldsMail(JsonSerializer.Serialize(await StateAsync(path, folder))).ShouldBeFalse(path);
        }
    }

    private static string Crate(string generation, string folder, string name) =>
        SharedData.Path("archives", "ssbd", "crates-" + generation, folder, name + Crates.Ending);

    private static IEnumerable<(string Path, string Folder)> Paths(string generation) =>
        new[] { "database", "repository" }.SelectMany(folder => Directory.EnumerateFiles(SharedData.Path("archives", "ssbd", "crates-" + generation, folder)).Order(StringComparer.Ordinal).Select(path => (path, folder + "/")));

    // By the names of the files alone.
    private static HashSet<string> Numbers(string generation) =>
        [.. Paths(generation).Select(entry => Path.GetFileName(entry.Path)).Select(name => name.StartsWith("ssbd-repos-", StringComparison.Ordinal) ? name[..17] : $"ssbd-repos-{name[..name.IndexOf('-', StringComparison.Ordinal)].PadLeft(6, '0')}")];

    private Task<StatedRecords> StateAsync(string path, string folder) =>
        connector.NormaliseAsync(Crates.Recorded(path, folder), Crates.Archive, CancellationToken.None);

    private async Task<Dictionary<string, string>> AccessionsAsync(ArchiveDefinition archive, PlainClient client)
    {
        var accessions = new Dictionary<string, string>();
        await foreach (var record in connector.ListAsync(archive, client, CancellationToken.None))
        {
            if (record.Key.StartsWith("database/", StringComparison.Ordinal) || record.Key.StartsWith("repository/", StringComparison.Ordinal))
            {
                var payload = await connector.FetchAsync(record, archive, client, CancellationToken.None);
                accessions.Add(record.Key, (await connector.NormaliseAsync(payload, archive, CancellationToken.None)).Records.ShouldHaveSingleItem().Accession);
            }
        }

        return accessions;
    }
}
