using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using ArchiveServer;

using Hub.Connectors.Idr;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Idr;

/// <summary>The recorded archive, harvested over HTTP, against counts made without the connector.</summary>
public sealed partial class RecordedIdrTests : IAsyncLifetime
{
    private readonly IdrConnector connector = new();
    private readonly Dictionary<string, StatedRecords> stated = [];
    private readonly Dictionary<string, Payload> payloads = [];

    public async Task InitializeAsync()
    {
        if (SharedData.Folder is null)
        {
            return;
        }

        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Folder = SharedData.Path("archives") } }, CancellationToken.None);
        using var client = new PlainClient();
        var archive = Definitions.Read("idr", server.BaseUrl("idr"));
        await foreach (var listed in connector.ListAsync(archive, client, CancellationToken.None))
        {
            payloads[listed.Key] = await connector.FetchAsync(listed, archive, client, CancellationToken.None);
            stated[listed.Key] = await connector.NormaliseAsync(payloads[listed.Key], archive, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SharedDataFact]
    public void Every_study_arrives_and_what_is_missing_of_it_is_said()
    {
        stated.Count.ShouldBe(143);
        stated.Values.ShouldAllBe(study => study.Records.Count == 1);
        var withoutFile = stated.Where(study => study.Value.Problems.Any(problem => problem.Code == "study-file-missing")).Select(study => study.Key);
        withoutFile.Count().ShouldBe(143 - StudyFiles().Count);
        stated.Values.SelectMany(study => study.Problems).Select(problem => problem.Code).Distinct().ShouldBe(
            ["study-file-missing", "annotations-missing", "tab-missing", "title-missing"], ignoreOrder: true);
    }

    [SharedDataFact]
    public void Sizes_files_and_images_are_those_of_the_archives_own_table()
    {
        var rows = File.ReadLines(SharedData.Path("archives", "idr", "site", "studies.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        foreach (var study in rows.GroupBy(row => row[0][..7]))
        {
            var record = stated[study.Key].Records[0];
            long.Parse(record.Size!.Text, CultureInfo.InvariantCulture).ShouldBe(Sum(study, 12), study.Key);
            record.FileCount.ShouldBe(Sum(study, 13), study.Key);
            record.ImageCount.ShouldBe(Sum(study, 9), study.Key);
            foreach (var row in study)
            {
                var component = record.Components.Single(candidate => candidate.Id == $"{study.Key}/{row[1]}");
                (component.SizeBytes, component.FileCount).ShouldBe((Number(row[12]), Number(row[13])), component.Id);
            }
        }

        Sum(rows, 12).ShouldBe(416_139_949_283_454);
        Sum(rows, 13).ShouldBe(203_070_430);

        static long Sum(IEnumerable<string[]> rows, int column) => rows.Sum(row => Number(row[column]));
        static long Number(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);
    }

    [SharedDataFact]
    public void Organisms_titles_and_dates_are_those_that_a_plain_search_of_the_files_finds()
    {
        foreach (var (accession, text) in StudyFiles())
        {
            var record = stated[accession].Records[0];
            Cells(text, "Study Title").First().ShouldBe(record.Title.Replace('\n', ' '), accession);
            Cells(text, "Study Public Release Date").First().ShouldBe(record.ReleaseDate!.Text, accession);
            record.References.Select(reference => reference.Target).ShouldNotContain(accession);
            var organisms = Cells(text, "Study Organism").ToList();
            var expected = organisms.Count > 0 ? organisms : [.. Cells(text, "Screen Organism").Concat(Cells(text, "Experiment Organism"))];
            record.Organisms.Select(organism => organism.Label).Distinct().ShouldBe(expected.Distinct(), ignoreOrder: true, accession);
            record.Organisms.ShouldAllBe(organism => organism.Id != null && organism.Ontology != null && organism.Where!.StartsWith("study.txt line "), accession);
        }

        StudyFiles().Count(study => Cells(study.Text, "Study Organism").Concat(Cells(study.Text, "Screen Organism")).Concat(Cells(study.Text, "Experiment Organism")).Contains("Homo sapiens"))
            .ShouldBe(stated.Values.Count(study => study.Records[0].Organisms.Any(organism => organism.Label == "Homo sapiens")));
    }

    [SharedDataFact]
    public void Every_method_accession_in_the_files_is_stated_beside_its_label()
    {
        foreach (var (accession, text) in StudyFiles())
        {
            var accessions = Cells(text, "Screen Imaging Method Term Accession").Concat(Cells(text, "Experiment Imaging Method Term Accession")).Where(cell => !cell.StartsWith("http", StringComparison.Ordinal)).Distinct();
            stated[accession].Records[0].ImagingMethods.Select(method => method.Id).OfType<string>().Distinct().ShouldBe(accessions, ignoreOrder: true, accession);
        }
    }

    [SharedDataFact]
    public void Every_BioStudies_accession_of_the_download_table_is_a_reference()
    {
        var named = File.ReadLines(SharedData.Path("archives", "idr", "site", "download_urls.tsv"))
            .Select(line => (Study: line.Split('\t')[0], Match: BioStudies().Match(line)))
            .Where(row => row.Match.Success).Select(row => (row.Study, row.Match.Value)).Distinct().ToList();

        foreach (var (study, accession) in named)
        {
            stated[study].Records[0].References.ShouldContain(reference => reference.Target == accession, study);
        }

        named.Select(row => row.Value).Distinct().Count().ShouldBe(35);
    }

    [SharedDataTheory]
    [InlineData("idr0083", "EMPIAR-10404", "IsSupplementedBy")]
    [InlineData("idr0151", "S-BIAD582", "IsVersionOf")]
    [InlineData("idr0047", "S-BIAD1", "IsVersionOf")]
    [InlineData("idr0163", "S-BIAD1288", "IsVersionOf")]
    [InlineData("idr0173", "S-BIAD2216", "IsVersionOf")]
    [InlineData("idr0004", "S-BIAD867", "IsOriginalFormOf")]
    [InlineData("idr0054", "S-BIAD800", "IsOriginalFormOf")]
    [InlineData("idr0054", "S-BSST221", "IsSupplementedBy")]
    [InlineData("idr0017", "S-BSMS-PGPC1", "IsSupplementedBy")]
    [InlineData("idr0034", "S-BSMS5", "IsSupplementedBy")]
    [InlineData("idr0034", "idr0037", "References")]
    [InlineData("idr0037", "idr0034", "References")]
    [InlineData("idr0016", "idr0036", "References")]
    [InlineData("idr0036", "idr0016", "References")]
    [InlineData("idr0016", "BBBC022", "References")]
    [InlineData("idr0016", "http://www.cellimagelibrary.org/pages/project_20269", "References")]
    [InlineData("idr0035", "BBBC021", "References")]
    [InlineData("idr0092", "10.5281/zenodo.3951126", "References")]
    [InlineData("idr0171", "10.5281/zenodo.17200736", "References")]
    public void Known_links_to_other_archives_are_found(string study, string target, string relation) =>
        stated[study].Records[0].References.ShouldContain(reference => reference.Target == target && reference.Relation == relation);

    [SharedDataFact]
    public void No_template_and_no_study_itself_is_taken_for_a_link() =>
        stated.ShouldAllBe(study => study.Value.Records[0].References.All(reference => reference.Target != "idr0000" && reference.Target != study.Key));

    [SharedDataFact]
    public async Task Tables_of_all_studies_are_read_with_their_configurations()
    {
        var archive = Definitions.Read("idr", new Uri("http://127.0.0.1:9/idr"));
        var files = 0;
        foreach (var (accession, payload) in payloads.Where(payload => payload.Value.Parts.Any(part => part.Name.StartsWith("annotation/", StringComparison.Ordinal))))
        {
            var withOrganism = 0;
            await foreach (var file in connector.ReadFilesAsync(payload, accession, archive, CancellationToken.None))
            {
                files++;
                file.Attributes.ShouldContain(pair => pair.Name == "Plate" || pair.Name == "Dataset Name", accession);
                withOrganism += file.Attributes.Any(pair => pair.Name == "Organism") ? 1 : 0;
            }

            withOrganism.ShouldBeGreaterThan(0, accession);
        }

        files.ShouldBe(51_263);
    }

    private static List<(string Accession, string Text)> StudyFiles() =>
    [
        .. Directory.GetFiles(SharedData.Path("archives", "idr", "study_txt"), "*-study.txt")
            .Select(path => (Path.GetFileName(path)[..7], Decoded(File.ReadAllBytes(path)))),
    ];

    private static string Decoded(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\uFFFD') ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes) : text;
    }

    // A plain search: any line, however it ends, whose first cell is the key.
    private static IEnumerable<string> Cells(string text, string key) => text.Split('\r', '\n')
        .Select(line => line.Split('\t'))
        .Where(cells => cells[0].Trim() == key)
        .SelectMany(cells => cells.Skip(1))
        .Select(cell => cell.Replace('\u00A0', ' ').Trim().Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal).Trim())
        .Where(cell => cell.Length > 0 && !cell.StartsWith('#'));

    [GeneratedRegex("S-B(IAD|SMS|SST)[-A-Z]*[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BioStudies();
}
