using System.Security.Cryptography;

using Hub.Connectors.BioStudies.Exports;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>A legacy export, imported from its folder with the files themselves.</summary>
public sealed class FolderImportTests : IDisposable
{
    private static readonly ArchiveDefinition Archive = Studies.Archive;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jcb-export");
    private readonly Dictionary<string, byte[]> kept = [];
    private readonly PlainClient unused = new();
    private int copies;

    public void Dispose()
    {
        unused.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Studies_are_found_with_and_without_a_folder_of_their_own_in_both_forms()
    {
        Write("S-JCBD1/S-JCBD1.json", Studies.InStudy("\"attributes\": []"));
        Write("S-JCBD/002/S-JCBD2/S-JCBD2.tsv", "Submission\tS-JCBD2\nTitle\tSecond\n\nStudy\ts\n");
        Write("S-JCBD3.json", Studies.InStudy("\"attributes\": []").Replace("S-JCBD1", "S-JCBD3", StringComparison.Ordinal));
        Write("S-JCBD3/notes.json", "{}");

        (await ListAsync()).Select(record => record.Key).ShouldBe(["S-JCBD1", "S-JCBD2", "S-JCBD3"]);
    }

    [Fact]
    public async Task Files_are_kept_with_their_digest_and_joined_with_what_the_lists_say_of_them()
    {
        WriteExport();

        var (payload, stated, files) = await ImportAsync("S-JCBD1");

        files.Select(file => file.Path).ShouldBe(["Figure 1/a.tif", "Figure 1/gone.tif", "readme.txt"]);
        files[0].Checksum.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData("pixels"u8)));
        files[0].SizeBytes.ShouldBe(6);
        files[0].Component.ShouldBe("c1");
        files[0].Attributes.ShouldBe([new KeyValue("Gene", "AURKB")]);
        files[1].Checksum.ShouldBeNull();
        kept.Keys.Order(StringComparer.Ordinal).ShouldBe(files.Select(file => file.Checksum).OfType<string>().Select(sum => sum["sha256:".Length..]).Order(StringComparer.Ordinal));
        stated.Records.Single().FileCount.ShouldBe(3);
        stated.Problems.Select(problem => problem.Code).ShouldBe(["file-not-in-export", "file-size-differs"]);
        payload.Parts.Select(part => part.Name).ShouldBe(["study.json", "lists/figure 1.json", "on-disk.json"]);
    }

    [Fact]
    public async Task Two_paths_that_a_short_hash_takes_for_one_are_two_files()
    {
        // FNV-1a of 64 bits gives both the same number.
        string[] paths = ["A2vdusdicja3r\uC000", "Addtafb3rbcey\u69EF"];
        WriteExport();
        Write("S-JCBD1/Files/figure_1.json", $$"""[{"path": "{{paths[0]}}", "size": 5}, {"path": "{{paths[1]}}", "size": 6}]""");
        Write("S-JCBD1/Files/" + paths[0], "first");
        Write("S-JCBD1/Files/" + paths[1], "second");

        var (_, _, files) = await ImportAsync("S-JCBD1");

        files.Single(file => file.Path == paths[0]).Checksum.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData("first"u8)));
        files.Single(file => file.Path == paths[1]).Checksum.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData("second"u8)));
    }

    [Fact]
    public async Task Importing_again_copies_nothing_twice_and_changes_no_mark()
    {
        WriteExport();
        var first = await ListAsync();
        await ImportAsync("S-JCBD1");
        var keptBefore = kept.Count;

        var second = await ListAsync();
        await ImportAsync("S-JCBD1");

        second.Single().ChangeMark.ShouldBe(first.Single().ChangeMark);
        kept.Count.ShouldBe(keptBefore);
    }

    [Fact]
    public async Task A_file_that_changes_changes_the_mark_of_its_study_only()
    {
        WriteExport();
        Write("S-JCBD2/S-JCBD2.json", Studies.InStudy("\"attributes\": []").Replace("S-JCBD1", "S-JCBD2", StringComparison.Ordinal));
        var before = await ListAsync();

        Write("S-JCBD1/Files/Figure 1/a.tif", "other pixels");

        var after = await ListAsync();
        after[0].ChangeMark.ShouldNotBe(before[0].ChangeMark);
        after[1].ChangeMark.ShouldBe(before[1].ChangeMark);
    }

    [Fact]
    public async Task An_import_that_is_interrupted_gives_no_payload_and_can_be_taken_up_again()
    {
        WriteExport();
        var failing = new FolderConnector(folder.FullName, (file, _) => ++copies == 2 ? throw new IOException("disk full") : KeepAsync(file, CancellationToken.None));
        var listed = (await ListAsync()).Single();

        await Should.ThrowAsync<IOException>(() => failing.FetchAsync(listed, Archive, unused, CancellationToken.None));

        var (_, _, files) = await ImportAsync("S-JCBD1");
        files.Count(file => file.Checksum is not null).ShouldBe(2);
    }

    [Fact]
    public async Task One_accession_in_two_places_is_for_a_person_to_settle()
    {
        Write("a/S-JCBD1.json", Studies.InStudy("\"attributes\": []"));
        Write("b/S-JCBD1.json", Studies.InStudy("\"attributes\": []"));

        var refused = await Should.ThrowAsync<ArchiveException>(ListAsync);

        refused.Message.ShouldContain(Path.Combine("a", "S-JCBD1.json"));
        refused.Message.ShouldContain(Path.Combine("b", "S-JCBD1.json"));
    }

    [Fact]
    public async Task A_folder_without_studies_and_one_that_is_not_there_are_refused()
    {
        Write("notes.json", "{}");
        (await Should.ThrowAsync<ArchiveException>(ListAsync)).Message.ShouldContain("no study");

        var missing = new FolderConnector(Path.Combine(folder.FullName, "none"), KeepAsync);
        (await Should.ThrowAsync<ArchiveException>(() => missing.ListAsync(Archive, unused, CancellationToken.None).ToListAsync().AsTask())).Message.ShouldContain("no folder");
    }

    [Fact]
    public async Task Neither_links_nor_lists_lead_out_of_the_export()
    {
        var outside = Directory.CreateTempSubdirectory("outside");
        File.WriteAllText(Path.Combine(outside.FullName, "secret.json"), """[{"path": "secret"}]""");
        Write("S-JCBD1/S-JCBD1.json", Studies.InStudy($$""" "attributes": [{"name": "File List", "value": "{{Path.GetRelativePath(Path.Combine(folder.FullName, "S-JCBD1"), Path.Combine(outside.FullName, "secret.json"))}}"}] """));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "S-JCBD1", "linked"), outside.FullName);

        var (payload, _, files) = await ImportAsync("S-JCBD1");

        payload.Parts.Select(part => part.Name).ShouldBe(["study.json", "on-disk.json"]);
        files.ShouldBeEmpty();
        outside.Delete(recursive: true);
    }

    [SharedDataFact]
    public async Task The_recorded_studies_can_be_imported_from_their_folder()
    {
        var import = new FolderConnector(SharedData.Path("archives", "biostudies", "studies"), KeepAsync);
        var listed = await import.ListAsync(Archive, unused, CancellationToken.None).ToListAsync();

        listed.Count.ShouldBeGreaterThan(30);
        foreach (var record in listed)
        {
            var payload = await import.FetchAsync(record, Archive, unused, CancellationToken.None);
            (await import.NormaliseAsync(payload, Archive, CancellationToken.None)).Records.Single().Title.ShouldNotBeEmpty(record.Key);
        }
    }

    private void WriteExport()
    {
        Write("S-JCBD1/S-JCBD1.json", Studies.InStudy(
            """ "subsections": [{"type": "Study Component", "accno": "c1", "attributes": [{"name": "Name", "value": "Figure 1"}, {"name": "File List", "value": "figure 1.json"}]}] """));
        Write("S-JCBD1/S-JCBD1.tsv", "Submission\tS-JCBD1\n\nStudy\ts\n");
        Write("S-JCBD1/Files/figure_1.json", """[{"path": "Figure 1/a.tif", "size": 99, "attributes": [{"name": "Gene", "value": "AURKB"}]}, {"path": "Figure 1/gone.tif", "size": 3}]""");
        Write("S-JCBD1/Files/Figure 1/a.tif", "pixels");
        Write("S-JCBD1/Files/readme.txt", "read me");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private FolderConnector Import() => new(folder.FullName, KeepAsync);

    private async Task<string> KeepAsync(ExportedFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken);
        var digest = Convert.ToHexStringLower(SHA256.HashData(memory.ToArray()));
        kept[digest] = memory.ToArray();
        return digest;
    }

    private async Task<List<ListedRecord>> ListAsync() => await Import().ListAsync(Archive, unused, CancellationToken.None).ToListAsync();

    private async Task<(Payload Payload, StatedRecords Stated, List<DataFile> Files)> ImportAsync(string accession)
    {
        var import = Import();
        var listed = (await ListAsync()).Single(record => record.Key == accession);
        var payload = await import.FetchAsync(listed, Archive, unused, CancellationToken.None);
        return (payload, await import.NormaliseAsync(payload, Archive, CancellationToken.None), await import.ReadFilesAsync(payload, accession, Archive, CancellationToken.None).ToListAsync());
    }
}
