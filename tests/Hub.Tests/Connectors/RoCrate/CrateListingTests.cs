using System.Text;

using Hub.Connectors.RoCrate;
using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>The four ways to list crates.</summary>
public sealed class CrateListingTests
{
    private readonly RoCrateConnector connector = new();
    private readonly CannedArchive server = new();

    [Fact]
    public async Task A_tree_too_large_for_one_answer_is_walked_folder_by_folder()
    {
        server["/repos/o/r/commits/main"] = """{"sha": "c0"}""";
        server["/repos/o/r/git/trees/c0?recursive=1"] = """{"tree": [{"path": "crates/A-ro-crate-metadata.json", "type": "blob", "sha": "a"}], "truncated": true}""";
        server["/repos/o/r/git/trees/c0"] = """{"tree": [{"path": "crates", "type": "tree", "sha": "t1"}, {"path": "other", "type": "tree", "sha": "t2"}, {"path": "x-ro-crate-metadata.json", "type": "blob", "sha": "x"}], "truncated": false}""";
        server["/repos/o/r/git/trees/t1?recursive=1"] = """{"tree": [{"path": "A-ro-crate-metadata.json", "type": "blob", "sha": "a"}, {"path": "sub/B/ro-crate-metadata.json", "type": "blob", "sha": "b"}, {"path": "README.md", "type": "blob", "sha": "r"}]}""";

        var listed = await connector.ListAsync(Repository, server, CancellationToken.None).ToListAsync();

        listed.Select(record => (record.Key, record.ChangeMark)).ShouldBe([("A", "a"), ("sub/B", "b")]);
        server.Asked.ShouldNotContain("/repos/o/r/git/trees/t2?recursive=1");
    }

    [Fact]
    public async Task A_folder_that_is_cut_short_even_alone_is_no_listing()
    {
        server["/repos/o/r/commits/main"] = """{"sha": "c0"}""";
        server["/repos/o/r/git/trees/c0?recursive=1"] = """{"tree": [], "truncated": true}""";
        server["/repos/o/r/git/trees/c0"] = """{"tree": [], "truncated": true}""";

        await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(Repository, server, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_crate_is_fetched_at_the_commit_it_was_listed_at()
    {
        server["/repos/o/r/commits/main"] = """{"sha": "c0"}""";
        server["/repos/o/r/git/trees/c0?recursive=1"] = """{"tree": [{"path": "crates/A & B-ro-crate-metadata.json", "type": "blob", "sha": "a"}]}""";
        server["/o/r/c0/crates/A%20%26%20B-ro-crate-metadata.json"] = "{}";

        var listed = await connector.ListAsync(Repository, server, CancellationToken.None).SingleAsync();
        var payload = await connector.FetchAsync(listed, Repository, server, CancellationToken.None);

        payload.Part("crate.json")!.Content.Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_index_crate_names_its_crates()
    {
        server["/o/r/main/ro-crate-metadata.json"] = """
            {"@graph": [{"@id": "ro-crate-metadata.json", "about": {"@id": "./"}}, {"@id": "./", "@type": "Dataset", "hasPart": [{"@id": "#1"}]},
            {"@id": "#1", "@type": "Dataset", "subjectOf": {"@id": "./idr0001-ro-crate-metadata.json"}, "dateModified": "2026-01-02"},
            {"@id": "./idr0001-ro-crate-metadata.json", "@type": "CreativeWork", "encodingFormat": "application/ld+json"}]}
            """;
        var archive = Crates.Archive with { Endpoints = Endpoint("index", "https://raw.example/o/r/main/ro-crate-metadata.json") };

        var listed = await connector.ListAsync(archive, server, CancellationToken.None).SingleAsync();

        (listed.Key, listed.ChangeMark, listed.Hints["address"]).ShouldBe(("idr0001", "2026-01-02", "https://raw.example/o/r/main/idr0001-ro-crate-metadata.json"));
    }

    [Theory]
    [InlineData("<html><a href='../'>up</a><a href='S-1-ro-crate-metadata.json'>S-1</a><a href='https://elsewhere.example/x-ro-crate-metadata.json'>x</a><a href='notes.txt'>n</a></html>", null)]
    [InlineData("""[{"name": "S-1-ro-crate-metadata.json", "type": "file", "mtime": "Fri, 20 Nov 2026 10:00:00 GMT", "size": 12}, {"name": "notes.txt"}]""", "Fri, 20 Nov 2026 10:00:00 GMT 12")]
    public async Task A_folder_lists_its_crates_as_a_page_or_as_JSON(string listing, string? mark)
    {
        server["/crates/"] = listing;
        var archive = Crates.Archive with { Endpoints = Endpoint("folder", "https://archive.example/crates") };

        var listed = await connector.ListAsync(archive, server, CancellationToken.None).SingleAsync();

        (listed.Key, listed.ChangeMark, listed.Hints["address"]).ShouldBe(("S-1", mark, "https://archive.example/crates/S-1-ro-crate-metadata.json"));
    }

    [Fact]
    public async Task A_folder_without_a_crate_is_no_empty_archive()
    {
        server["/crates/"] = "<html><body>Welcome</body></html>";
        var archive = Crates.Archive with { Endpoints = Endpoint("folder", "https://archive.example/crates") };

        await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(archive, server, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_sitemap_names_its_crates_through_other_sitemaps_and_nothing_at_other_hosts()
    {
        server["/sitemap.xml"] = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://archive.example/crates.xml</loc></sitemap></sitemapindex>""";
        server["/crates.xml"] = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <url><loc>https://archive.example/crates/S%201-ro-crate-metadata.json</loc><lastmod>2026-01-02</lastmod></url>
              <url><loc>https://archive.example/crates/S-2/ro-crate-metadata.json</loc></url>
              <url><loc>https://archive.example/ro-crate-metadata.json</loc></url>
              <url><loc>https://archive.example/about</loc></url>
              <url><loc>https://elsewhere.example/S-3-ro-crate-metadata.json</loc></url>
            </urlset>
            """;
        var archive = Crates.Archive with { Endpoints = Endpoint("sitemap", "https://archive.example/sitemap.xml") };

        var listed = await connector.ListAsync(archive, server, CancellationToken.None).ToListAsync();

        listed.Select(record => (record.Key, record.ChangeMark, record.Hints["address"])).ShouldBe(
        [
            ("crates/S 1", "2026-01-02", "https://archive.example/crates/S%201-ro-crate-metadata.json"),
            ("crates/S-2", null, "https://archive.example/crates/S-2/ro-crate-metadata.json"),
        ]);
    }

    [Fact]
    public async Task A_sitemap_without_a_crate_is_no_empty_archive()
    {
        server["/sitemap.xml"] = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://archive.example/about</loc></url></urlset>""";
        var archive = Crates.Archive with { Endpoints = Endpoint("sitemap", "https://archive.example/sitemap.xml") };

        var refused = await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(archive, server, CancellationToken.None).ToListAsync());

        refused.Failure.ShouldBe(ArchiveFailure.NoRecords);
    }

    [Fact]
    public async Task A_site_of_ever_more_sitemaps_and_a_repository_of_ever_more_folders_come_to_an_end()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var asked = 0;
        var endless = new EditedClient(server, (request, _) =>
        {
            var number = Interlocked.Increment(ref asked);
            return Task.FromResult(new ArchiveResponse(200, new MemoryContent(Encoding.UTF8.GetBytes(Ever(request.Address, number)))) { Source = request.Address });
        });
        var site = Crates.Archive with { Endpoints = Endpoint("sitemap", "https://archive.example/sitemap.xml") };

        foreach (var archive in new[] { site, Repository })
        {
            asked = 0;
            var refused = await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(archive, endless, patience.Token).ToListAsync(patience.Token));
            refused.Failure.ShouldBe(ArchiveFailure.Endless);
            asked.ShouldBeLessThanOrEqualTo(10_002);
        }
    }

    [Theory]
    [InlineData("https://archive.example/sitemap.xml", "lead in a circle")]
    [InlineData("https://archive.example/{0}.xml", "more than 2 deep")]
    public async Task Sitemaps_that_lead_in_a_circle_or_ever_deeper_are_refused(string next, string because)
    {
        var asked = 0;
        var endless = new EditedClient(server, (request, _) =>
        {
            asked.ShouldBeLessThan(1_000, "it goes on for ever");
            var inner = string.Format(System.Globalization.CultureInfo.InvariantCulture, next, ++asked);
            return Task.FromResult(new ArchiveResponse(200, new MemoryContent(Encoding.UTF8.GetBytes($"<sitemapindex><sitemap><loc>{inner}</loc></sitemap></sitemapindex>"))) { Source = request.Address });
        });
        var site = Crates.Archive with { Endpoints = Endpoint("sitemap", "https://archive.example/sitemap.xml") };

        var refused = await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(site, endless, CancellationToken.None).ToListAsync());

        refused.Failure.ShouldBe(ArchiveFailure.Endless);
        refused.Message.ShouldContain(because);
        asked.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_repository_of_folders_ever_deeper_in_one_another_is_refused()
    {
        var asked = 0;
        var endless = new EditedClient(server, (request, _) =>
        {
            asked.ShouldBeLessThan(1_000, "it goes on for ever");
            var answer = request.Address.AbsolutePath.Contains("/commits/", StringComparison.Ordinal)
                ? """{"sha": "c0"}"""
                : $$"""{"tree": [{"path": "crates", "type": "tree", "sha": "t{{++asked}}"}], "truncated": {{(request.Address.Query.Length == 0 ? "false" : "true")}} }""";
            return Task.FromResult(new ArchiveResponse(200, new MemoryContent(Encoding.UTF8.GetBytes(answer))) { Source = request.Address });
        });

        var refused = await Should.ThrowAsync<ArchiveException>(async () => await connector.ListAsync(Repository, endless, CancellationToken.None).ToListAsync());

        refused.Failure.ShouldBe(ArchiveFailure.Endless);
        refused.Message.ShouldContain("nests more than 32 folders");
    }

    // Each sitemap leads to two hundred others and none to a page; each folder has thirty others, down to the fourth, and is cut short.
    private static string Ever(Uri address, int number)
    {
        var path = address.AbsolutePath;
        if (path.Contains("/commits/", StringComparison.Ordinal))
        {
            return """{"sha": "c0"}""";
        }

        if (path.Contains("/trees/", StringComparison.Ordinal))
        {
            var tree = path.Split('/')[^1];
            var isLeaf = tree.Count(letter => letter == '-') == 3;
            var folders = isLeaf ? "" : string.Join(',', Enumerable.Range(0, 30).Select(at => $$"""{"path": "crates", "type": "tree", "sha": "{{tree}}-{{at}}"}"""));
            return $$"""{"tree": [{{folders}}], "truncated": {{(isLeaf || address.Query.Length == 0 ? "false" : "true")}} }""";
        }

        return path.Contains("leaf", StringComparison.Ordinal)
            ? "<urlset/>"
            : $"<sitemapindex>{string.Concat(Enumerable.Range(0, 200).Select(at => $"<sitemap><loc>https://archive.example/{(path.Contains("inner", StringComparison.Ordinal) ? "leaf" : "inner")}-{number}-{at}.xml</loc></sitemap>"))}</sitemapindex>";
    }

    private static ArchiveDefinition Repository => Crates.Archive with
    {
        Endpoints = new Dictionary<string, Uri> { ["repository"] = new("https://api.example/repos/o/r"), ["raw"] = new("https://raw.example/o/r") },
        Options = new Dictionary<string, string> { ["folder"] = "crates" },
    };

    private static Dictionary<string, Uri> Endpoint(string name, string address) => new() { [name] = new Uri(address) };
}
