using ArchiveServer;
using ArchiveServer.Generating;

using Hub.Connectors.BioStudies;
using Hub.Records;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>How studies are fetched from a server that gives them out in several forms.</summary>
public sealed class StudyFetchTests : IAsyncLifetime
{
    private readonly PlainClient client = new();
    private readonly BioStudiesConnector connector = new();
    private ArchiveServerHost server = null!;

    private ArchiveDefinition Archive => Definitions.Read("jcb", server.BaseUrl("jcb"));

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = 24, Seed = 9 } }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_record_is_read_directly_after_a_redirect_and_by_its_link(int index)
    {
        var record = await ReadAsync(GeneratedAccession.Jcb(index));

        record.Title.ShouldBe(GeneratedStudy.Of(9, "jcb", index).Title);
    }

    [Fact]
    public async Task A_study_whose_files_stand_only_in_the_file_table_is_read_page_by_page_each_file_once()
    {
        var payload = await FetchAsync(GeneratedAccession.Jcb(3));
        var record = (await connector.NormaliseAsync(payload, Archive, CancellationToken.None)).Records.Single();
        var files = await connector.ReadFilesAsync(payload, record.Accession, Archive, CancellationToken.None).ToListAsync();

        payload.Parts.Count(part => part.Name.StartsWith("table/", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        files.Count.ShouldBeGreaterThan(1000);
        files.Select(file => file.Path).ShouldBeUnique();
        record.FileCount.ShouldBe(files.Count);
        files.ShouldAllBe(file => file.Component != null && file.Attributes.Any(attribute => attribute.Name == "Gene"));
    }

    [Fact]
    public async Task A_file_table_that_always_has_more_is_refused()
    {
        var asked = 0;
        var endless = new EditedClient(client, (request, inner) =>
        {
            asked.ShouldBeLessThan(25_000, "it goes on for ever");
            return !request.Address.AbsolutePath.EndsWith("/files", StringComparison.Ordinal) ? inner.SendAsync(request, CancellationToken.None) : Task.FromResult(new ArchiveResponse(
                200, new MemoryContent(System.Text.Encoding.UTF8.GetBytes($$$"""{"items": [{"Path": "{{{asked++}}}.tif"}], "pagination": {"total": 9000000000}}"""))) { Source = request.Address });
        });

        var refused = await Should.ThrowAsync<ArchiveException>(() => connector.FetchAsync(new ListedRecord(GeneratedAccession.Jcb(3)), Archive, endless, CancellationToken.None));

        (refused.Failure, asked).ShouldBe((ArchiveFailure.Endless, 20_001));
    }

    [Fact]
    public async Task A_listing_asks_the_collection_only()
    {
        var listed = await connector.ListAsync(Archive, client, CancellationToken.None).ToListAsync();

        listed.Count.ShouldBe(24);
        listed.ShouldAllBe(record => record.Key.StartsWith("S-JCBD", StringComparison.Ordinal) && record.ChangeMark != null);
    }

    [Fact]
    public async Task A_collection_around_it_holds_the_stubs_of_EMPIAR_too()
    {
        var listed = await connector.ListAsync(With("collection", "BioImages"), client, CancellationToken.None).ToListAsync();

        listed.Count.ShouldBe(27);
        listed.ShouldContain(record => record.Key == GeneratedAccession.Empiar(10));
    }

    [Fact]
    public async Task A_misspelt_collection_is_an_error_and_not_an_empty_archive()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => connector.ListAsync(With("collection", "JBC"), client, CancellationToken.None).ToListAsync().AsTask());

        refused.Message.ShouldContain("'JBC'");
    }

    [Fact]
    public async Task Pages_that_end_before_the_total_are_no_complete_listing()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => connector.ListAsync(With("pageSize", "10"), Repeating(), CancellationToken.None).ToListAsync().AsTask());

        refused.Message.ShouldContain("10 studies where the search counts 24");
    }

    [Fact]
    public async Task A_study_whose_info_does_not_answer_is_listed_all_the_same()
    {
        var stumbling = new EditedClient(client, (request, inner) => request.Address.AbsolutePath.EndsWith("S-JCBD5004/info", StringComparison.Ordinal)
            ? throw new ArchiveException("no answer in time")
            : inner.SendAsync(request, CancellationToken.None));

        var listed = await connector.ListAsync(Archive, stumbling, CancellationToken.None).ToListAsync();

        listed.Count.ShouldBe(24);
        listed.Single(record => record.ChangeMark is null).Key.ShouldBe("S-JCBD5004");
    }

    [Fact]
    public async Task An_unknown_study_is_an_error_of_that_study()
    {
        await Should.ThrowAsync<ArchiveException>(() => FetchAsync("S-JCBD1"));
    }

    // Every page is the first one again, as some servers answer past their end.
    private EditedClient Repeating() => new(client, (request, inner) =>
        inner.SendAsync(request with { Address = new Uri(System.Text.RegularExpressions.Regex.Replace(request.Address.ToString(), "page=[0-9]+$", "page=1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))) }, CancellationToken.None));

    private ArchiveDefinition With(string option, string value) =>
        Archive with { Options = new Dictionary<string, string>(Archive.Options) { [option] = value } };

    private Task<Payload> FetchAsync(string accession) => connector.FetchAsync(new ListedRecord(accession), Archive, client, CancellationToken.None);

    private async Task<StatedRecord> ReadAsync(string accession) =>
        (await connector.NormaliseAsync(await FetchAsync(accession), Archive, CancellationToken.None)).Records.Single();
}
