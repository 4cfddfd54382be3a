using System.Text;
using System.Text.Json;

using Hub.Records;
using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Duplicates;

/// <summary>
/// What the recorded archives call by one title, whatever its case, punctuation and blanks. Of eight such groups within one archive that
/// were counted in the whole archives, seven are recorded; the eighth has a member that is not (<see cref="SameTitleTests"/>).
/// </summary>
[Collection(RecordedHubCollection.Name)]
public sealed class RecordedTitlesTests(RecordedHub recorded)
{
    private static readonly string[] WithinOneArchive =
    [
        "S-BIAD2129 S-BIAD2236", "S-BIAD2233 S-BIAD2245 S-BIAD2246 S-BIAD2247 S-BIAD2248", "S-BIAD2432 S-BIAD2438",
        "idr0070 idr0114", "idr0128 idr0129 idr0130", "idr0134 idr0137", "ssbd-repos-000066 ssbd-repos-000156",
    ];

    [SharedDataFact]
    public async Task Datasets_of_one_title_in_one_archive_stay_apart()
    {
        var living = await recorded.Partners.LivingAsync();

        var groups = living.Values.GroupBy(dataset => dataset.Archive).SelectMany(archive => Groups(archive.Select(dataset => (dataset.Accession, dataset.Title))));

        groups.ShouldBe(WithinOneArchive, ignoreOrder: true);
        foreach (var accession in WithinOneArchive.SelectMany(group => group.Split(' ')))
        {
            (await recorded.Partners.Duplicates.FindOfAsync(accession, default)).ShouldBeNull(accession);
        }
    }

    [SharedDataFact]
    public async Task The_groups_are_those_that_the_archives_own_files_have()
    {
        var living = await recorded.Partners.LivingAsync();

        var groups = new[] { Crates("bia", "crates"), Crates("ssbd", "crates-2026-05-14", "repository"), Crates("ssbd", "crates-2026-03-10", "repository"), IdrIndex() }
            .SelectMany(archive => Groups(archive.Where(title => living.ContainsKey(title.Accession)))).Distinct();

        groups.ShouldBe(WithinOneArchive, ignoreOrder: true);
    }

    [SharedDataFact]
    public async Task Datasets_of_one_title_in_two_archives_are_one_by_more_than_their_title()
    {
        var living = await recorded.Partners.LivingAsync();

        var groups = living.Values.GroupBy(dataset => Letters(dataset.Title), StringComparer.Ordinal).Where(group => group.DistinctBy(dataset => dataset.Archive).Count() > 1).ToList();

        groups.Count.ShouldBe(4);
        foreach (var group in groups)
        {
            var cluster = (await recorded.Partners.Duplicates.FindOfAsync(group.First().Accession, default)).ShouldNotBeNull();
            cluster.Members.Select(member => member.Accession).ShouldBe(group.Select(dataset => dataset.Accession), ignoreOrder: true);
            cluster.Pairs.ShouldAllBe(pair => pair.Evidence.Any(each => each.Kind != EvidenceKind.SameTitle));
        }
    }

    private static IEnumerable<string> Groups(IEnumerable<(string Accession, string Title)> titles) => titles
        .GroupBy(each => Letters(each.Title), each => each.Accession, StringComparer.Ordinal)
        .Select(group => group.Distinct().Order(StringComparer.Ordinal).ToList())
        .Where(group => group.Count > 1)
        .Select(group => string.Join(' ', group));

    private static string Letters(string title) => string.Concat(title.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<(string Accession, string Title)> Crates(params string[] folder) =>
        from file in Directory.EnumerateFiles(SharedData.Path(["archives", .. folder]), "*-ro-crate-metadata.json")
        from entity in Graph(file)
        where entity.GetProperty("@type").ToString().Contains("Dataset", StringComparison.Ordinal)
        select (Path.GetFileName(file)[..^"-ro-crate-metadata.json".Length], entity.GetProperty("name").GetString()!);

    // The index names all studies, those whose crates were not recorded too.
    private static IEnumerable<(string Accession, string Title)> IdrIndex() =>
        from entity in Graph(SharedData.Path("archives", "idr", "crates", "ro-crate-metadata.json"))
        where entity.TryGetProperty("subjectOf", out _)
        select (entity.GetProperty("subjectOf").GetProperty("@id").GetString()![2..9], entity.GetProperty("name").GetString()!);

    private static IEnumerable<JsonElement> Graph(string file)
    {
        using var crate = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. crate.RootElement.GetProperty("@graph").EnumerateArray().Select(entity => entity.Clone())];
    }
}
