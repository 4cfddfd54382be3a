using System.Globalization;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Connectors.RoCrate;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>Every recorded crate of the BioImage Archive and of IDR.</summary>
public sealed class RecordedCratesTests
{
    private readonly RoCrateConnector connector = new();

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("idr")]
    public async Task Every_recorded_study_arrives_under_its_identifier(string archive)
    {
        foreach (var path in Studies(archive))
        {
            var stated = await StateAsync(path);

            stated.Records.ShouldHaveSingleItem(path).Accession.ShouldBe(RawCrate.Read(path).Identifier);
            stated.Records[0].Rank.ShouldBe(50);
            stated.Records[0].LandingPage.ShouldStartWith("https://");
        }
    }

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("idr")]
    public async Task Organisms_licences_years_sizes_and_file_counts_agree_with_a_count_over_the_raw_files(string archive)
    {
        foreach (var path in Studies(archive))
        {
            var raw = RawCrate.Read(path);
            var record = (await StateAsync(path)).Records[0];

            record.Organisms.Select(term => Crates.Taxon(term.Id)).OfType<string>().ShouldBe(raw.Taxa, ignoreOrder: true, path);
            record.Licence?.Id.ShouldBe(raw.Licence, path);
            record.ReleaseDate?.Text[..4].ShouldBe(raw.Year, path);
            record.Size?.Text.ShouldBe(raw.Size?.ToString(CultureInfo.InvariantCulture), path);
            record.FileCount.ShouldBe(raw.FileCount, path);
        }
    }

    [SharedDataFact]
    public async Task An_EMPIAR_entry_mirrored_by_the_BioImage_Archive_keeps_its_accession()
    {
        var mirrored = Studies("bia").Where(path => Path.GetFileName(path).StartsWith("EMPIAR-", StringComparison.Ordinal)).ToList();

        mirrored.Count.ShouldBeGreaterThan(15);
        foreach (var path in mirrored)
        {
            (await StateAsync(path)).Records[0].Accession.ShouldBe(Path.GetFileName(path).Replace(Crates.Ending, "", StringComparison.Ordinal));
        }
    }

    [SharedDataFact]
    public async Task An_index_of_crates_is_no_study()
    {
        var stated = await StateAsync(SharedData.Path("archives", "idr", "crates", "ro-crate-metadata.json"));

        stated.Records.ShouldBeEmpty();
        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe("no-study");
    }

    [SharedDataFact]
    public async Task The_profiles_own_examples_can_be_read()
    {
        var examples = Directory.GetFiles(SharedData.Path("archives", "gide-profile"), "*" + Crates.Ending, SearchOption.AllDirectories);

        examples.Length.ShouldBeGreaterThan(4);
        foreach (var path in examples)
        {
            var stated = await StateAsync(path);
            stated.Records.ShouldHaveSingleItem(path + string.Join("; ", stated.Problems));
        }
    }

    [SharedDataFact]
    public async Task Studies_name_the_IDR_studies_they_were_converted_from()
    {
        var variants = new List<string>();
        foreach (var path in Studies("bia"))
        {
            var record = (await StateAsync(path)).Records[0];
            variants.AddRange(record.References.Where(reference => reference.Relation == "IsVariantFormOf").Select(reference => $"{record.Accession} {reference.Target}"));
        }

        variants.ShouldContain("S-BIAD867 idr0004");
        variants.ShouldContain("S-BIAD992 idr0064");
        variants.Count.ShouldBeGreaterThanOrEqualTo(14);
    }

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("idr")]
    public async Task No_recorded_email_address_reaches_a_record(string archive)
    {
        foreach (var path in Studies(archive))
        {
            PlainText.HoldsMail(JsonSerializer.Serialize(await StateAsync(path))).ShouldBeFalse(path);
        }
    }

    private static IEnumerable<string> Studies(string archive) =>
        Directory.EnumerateFiles(SharedData.Path("archives", archive, "crates"), "*" + Crates.Ending).Order(StringComparer.Ordinal);

    private Task<StatedRecords> StateAsync(string path) => connector.NormaliseAsync(Crates.Recorded(path), Crates.Archive, CancellationToken.None);
}
