using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

using Hub.Portal.Exports;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Portal.Downloads;

/// <summary>Files out of the hub, by the tools that people use.</summary>
public sealed class DownloadTests(PublishedFiles published) : IClassFixture<PublishedFiles>
{
    private const string First = "movies/a b.ome.tif";

    private string Below => $"/datasets/{published.Accession}/downloads/";

    [Fact]
    public async Task A_file_has_ranges_an_entity_tag_and_its_digest()
    {
        var bytes = published.Files[First];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{published.Accession}/movies/a%20b.ome.tif");
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var answer = await published.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(bytes[100..200]);
        answer.Headers.GetValues("Digest").Single().ShouldBe("sha-256=" + Convert.ToBase64String(SHA256.HashData(bytes)));
        answer.Headers.GetValues("Repr-Digest").Single().ShouldBe($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:");
        using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await published.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [NeedsToolFact("unzip")]
    public async Task All_files_come_in_one_zip()
    {
        var folder = published.Folder("zip");

        await Tool.RunAsync(folder, $"curl -sf '{published.Address(Below + "files.zip")}' -o all.zip && unzip -q all.zip && rm all.zip");

        ShouldHoldAll(Path.Combine(folder, published.Accession));
    }

    [NeedsToolFact("unzip")]
    public async Task A_filtered_set_of_files_is_what_its_table_shows()
    {
        var folder = published.Folder("filtered");

        var names = await Tool.RunAsync(folder, $"curl -sf '{published.Address(Below + "files.zip?Gene=gene%201")}' -o some.zip && unzip -Z1 some.zip");

        names.Trim().ShouldBe($"{published.Accession}/{published.Files.Keys.ElementAt(1)}");
    }

    [NeedsToolFact("unzip")]
    public async Task A_bag_is_whole_by_its_own_manifests()
    {
        var folder = published.Folder("bag");

        await Tool.RunAsync(folder, $"curl -sf '{published.Address(Below + "bag.zip")}' -o bag.zip && unzip -q bag.zip && cd {published.Accession} && sha256sum -c tagmanifest-sha256.txt && sed 's/%25/%/g' manifest-sha256.txt | sha256sum -c");

        var bag = Path.Combine(folder, published.Accession);
        ShouldHoldAll(Path.Combine(bag, "data"));
        var total = published.Files.Values.Sum(bytes => bytes.Length);
        (await File.ReadAllTextAsync(Path.Combine(bag, "bag-info.txt"))).ShouldContain(string.Create(CultureInfo.InvariantCulture, $"Payload-Oxum: {total}.3\n"));
        (await File.ReadAllTextAsync(Path.Combine(bag, "bagit.txt"))).ShouldBe("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    }

    [NeedsToolFact("aria2c")]
    public Task Aria2_fetches_and_checks_all() => FetchesAllAsync("aria2.txt");

    [NeedsToolFact("wget")]
    public Task Wget_fetches_all() => FetchesAllAsync("wget.txt");

    [NeedsToolFact("rclone")]
    public Task Rclone_fetches_all() => FetchesAllAsync("rclone.txt");

    [NeedsToolFact("aria2c")]
    public async Task Aria2_is_told_a_digest_that_it_checks()
    {
        var folder = published.Folder("damaged");
        var list = await published.Http.GetStringAsync(Below + "aria2.txt");
        await File.WriteAllTextAsync(Path.Combine(folder, "list"), list.Replace("checksum=sha-256=", "checksum=sha-256=00", StringComparison.Ordinal).Replace("=00", "=", StringComparison.Ordinal));
        list.ShouldContain("checksum=sha-256=" + Convert.ToHexStringLower(SHA256.HashData(published.Files[First])));

        await Tool.RunAsync(folder, "sed 's/sha-256=../sha-256=00/' list > wrong; ! aria2c -q --allow-overwrite=true -i wrong");
    }

    [Fact]
    public async Task What_is_not_public_is_not_there()
    {
        foreach (var name in new[] { "files.zip", "bag.zip", "aria2.txt", "SHA256SUMS" })
        {
            using var answer = await published.Http.GetAsync($"/datasets/{published.Private}/downloads/{name}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var file = await published.Http.GetAsync($"/files/{published.Private}/movies/a%20b.ome.tif");
        file.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void What_another_archive_says_of_a_file_opens_no_blob()
    {
        var file = new DataFile { Path = "a", Checksum = "sha256:" + new string('a', 64) };

        published.Hub.Get<DownloadSets>().KeptDigest("hub", file).ShouldBe(new string('a', 64));
        published.Hub.Get<DownloadSets>().KeptDigest("empiar", file).ShouldBeNull();
        published.Hub.Get<DownloadSets>().KeptDigest("hub", file with { Checksum = "sha256:../../etc/passwd" }).ShouldBeNull();
    }

    [Theory]
    [InlineData("../evil", false)]
    [InlineData("a/../../evil", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("a\n  dir=/etc", false)]
    [InlineData("a\\b", false)]
    [InlineData("", false)]
    [InlineData("a/..b/c d#1.tif", true)]
    public void A_path_that_would_lead_a_tool_astray_is_left_out(string path, bool isSafe) => DownloadSets.IsSafe(path).ShouldBe(isSafe);

    [NeedsToolFact("unzip")]
    public async Task A_zip_of_more_files_than_the_old_format_counts_is_whole()
    {
        var folder = published.Folder("many");
        var blob = await published.Hub.Get<IBlobStore>().KeepAsync(new MemoryContent("x"u8.ToArray()), default);
        var file = new DownloadFile("", 1, blob.Digest, null, true);
        var dataset = (await published.Hub.Get<IDatasets>().FindAsync(published.Accession, default))!.Dataset;
        var files = Enumerable.Range(0, 66_000).Select(number => file with { Path = number.ToString(CultureInfo.InvariantCulture) }).ToAsyncEnumerable();
        await using (var zip = File.Create(Path.Combine(folder, "many.zip")))
        {
            await published.Hub.Get<FileZip>().WriteAsync(new DownloadSet(dataset, files), zip, default);
        }

        (await Tool.RunAsync(folder, "unzip -Z1 many.zip | wc -l")).Trim().ShouldBe("66000");
        await Tool.RunAsync(folder, "unzip -tqq many.zip");
    }

    private async Task FetchesAllAsync(string name)
    {
        var folder = published.Folder(name);
        var command = Manifest.All.Single(each => each.Name == name).Command;

        await Tool.RunAsync(folder, string.Format(CultureInfo.InvariantCulture, command, published.Address(Below + name), published.Address($"/files/{published.Accession}/")));

        await Tool.RunAsync(folder, string.Format(CultureInfo.InvariantCulture, Manifest.All.Single(each => each.Name == "SHA256SUMS").Command, published.Address(Below + "SHA256SUMS")));
        ShouldHoldAll(folder);
    }

    private void ShouldHoldAll(string folder)
    {
        foreach (var (path, bytes) in published.Files)
        {
            File.ReadAllBytes(Path.Combine(folder, path)).ShouldBe(bytes);
        }
    }
}
