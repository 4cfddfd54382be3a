using System.Text.Json.Nodes;

using ArchiveServer;

using Hub.Connectors.Empiar;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Empiar;

/// <summary>Every recorded entry, harvested over HTTP and compared with the raw files.</summary>
public sealed class EmpiarRecordedTests
{
    [SharedDataFact]
    public async Task Every_recorded_entry_arrives_as_its_file_states_it()
    {
        var records = await HarvestAsync();
        var raw = Directory.EnumerateFiles(SharedData.Path("archives", "empiar", "api_shape"), "*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject().Single().Value!).ToList();

        raw.ShouldNotBeEmpty();
        foreach (var entry in raw)
        {
            var record = records.Single(record => record.Title == entry["title"]!.ToString().Trim());
            record.Components.Count.ShouldBe(entry["imagesets"]!.AsArray().Count);
            record.Size!.Text.ShouldBe(entry["dataset_size"]!.ToString());
            record.ReleaseDate!.Text.ShouldBe(entry["release_date"]!.ToString());
            record.ImageCount.ShouldBe(entry["imagesets"]!.AsArray().Sum(set => (long)set!["num_images_or_tilt_series"]!));
            record.Authors.Count.ShouldBe(entry["authors"]!.AsArray().Count);
            record.Publications.Count.ShouldBe(entry["citation"]!.AsArray().Count);
        }
    }

    [SharedDataFact]
    public async Task The_volume_of_an_arabidopsis_root_is_read_as_a_curator_would()
    {
        var record = (await HarvestAsync()).Single(record => record.Accession == "EMPIAR-10442");

        record.Components.Select(component => component.Id).ShouldBe(["imageset-1", "imageset-2", "imageset-3", "imageset-4"]);
        record.Components[0].Attributes.ShouldContain(new KeyValue("Pixel width (nm)", "7"));
        record.ImagingMethods.Single().Label.ShouldBe("SBF-SEM");
        record.Organisms.Single().Label.ShouldBe("Arabidopsis thaliana");
        record.Publications.Single().Doi.ShouldBe("10.1038/s41477-019-0429-5");
        record.Authors.ShouldContain(author => author.Name == "Paterlini A" && author.Orcid == "0000-0002-1777-3160");
        record.ThumbnailUrl.ShouldBe("https://www.ebi.ac.uk/pdbe/emdb-empiar/entryIcons/10442-l.gif");
    }

    [SharedDataFact]
    public async Task The_entry_known_by_its_header_keeps_its_structure_and_its_institution()
    {
        var record = (await HarvestAsync()).Single(record => record.Accession == "EMPIAR-10934");

        record.References.Single().Target.ShouldBe("EMD-12602");
        record.Authors[0].Affiliation.ShouldBe("Department of Molecular & Cell Biology, University of Leicester");
        record.Size!.Text.ShouldBe("1.9 TB");
        record.Components.Single().Attributes.ShouldContain(new KeyValue("Pixel width (nm)", "0.0543"));
    }

    private static async Task<List<StatedRecord>> HarvestAsync()
    {
        var folder = SharedData.Path("archives");
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Folder = folder } }, CancellationToken.None);
        using var client = new PlainClient();
        var connector = new EmpiarConnector();
        var archive = Definitions.Read("empiar", server.BaseUrl("empiar"));
        var records = new List<StatedRecord>();
        await foreach (var listed in connector.ListAsync(archive, client, CancellationToken.None))
        {
            records.AddRange((await connector.NormaliseAsync(listed.Payload!, archive, CancellationToken.None)).Records);
        }

        return records;
    }
}
