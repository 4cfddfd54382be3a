using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer;

using Hub.Connectors.Empiar;
using Hub.Records;

namespace Hub.Tests.Connectors.Empiar;

/// <summary>How all entries are found in an archive that has no list of them.</summary>
public sealed class EmpiarListingTests : IAsyncLifetime
{
    private readonly PlainClient client = new();
    private readonly EmpiarConnector connector = new();
    private ArchiveServerHost server = null!;

    private ArchiveDefinition Archive => Definitions.Read("empiar", server.BaseUrl("empiar"));

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = 120, Seed = 5 } }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Entries_far_behind_a_gap_in_the_numbers_are_found()
    {
        var listed = await ListAsync(client);

        listed.Count.ShouldBe(117, "three of 120 are obsolete");
        listed.ShouldContain(record => record.Key == "EMPIAR-13601");
        listed.ShouldAllBe(record => record.Payload != null);
    }

    [Fact]
    public async Task Obsolete_entries_are_not_listed_so_that_they_count_as_gone()
    {
        (await ListAsync(client)).ShouldNotContain(record => record.Key == ArchiveServer.Generating.GeneratedAccession.Empiar(39));
    }

    [Fact]
    public async Task Fewer_entries_than_the_search_counts_is_no_complete_listing()
    {
        var missing = Answering(request => request.Address.AbsolutePath.Contains("ebisearch", StringComparison.Ordinal), """{"hitCount": 127, "entries": []}""");

        var refused = await Should.ThrowAsync<ArchiveException>(() => ListAsync(missing));

        refused.Message.ShouldContain("120 entries");
        refused.Message.ShouldContain("127");
    }

    [Fact]
    public async Task A_listing_that_cannot_be_checked_gives_its_records_and_then_says_so()
    {
        var unchecked_ = new EditedClient(client, (request, inner) => request.Address.AbsolutePath.Contains("ebisearch", StringComparison.Ordinal)
            ? throw new ArchiveException("EBI Search is down.")
            : inner.SendAsync(request, CancellationToken.None));
        var keys = new List<string>();

        var refused = await Should.ThrowAsync<ArchiveException>(async () =>
        {
            await foreach (var record in connector.ListAsync(Archive, unchecked_, CancellationToken.None))
            {
                keys.Add(record.Key);
            }
        });

        keys.Count.ShouldBe(117);
        refused.InnerException!.Message.ShouldBe("EBI Search is down.");
    }

    [Fact]
    public async Task One_entry_that_does_not_load_costs_no_other()
    {
        const int broken = 13650;
        var stumbling = new EditedClient(client, (request, inner) => Includes(request.Body, broken)
            ? throw new ArchiveException("no answer in time")
            : inner.SendAsync(request, CancellationToken.None));

        var listed = await ListAsync(stumbling);

        listed.Count.ShouldBe(117);
        listed.Single(record => record.Payload is null).Key.ShouldBe($"EMPIAR-{broken}");
    }

    [Fact]
    public async Task Where_ranges_say_less_than_single_entries_each_entry_is_fetched()
    {
        var thin = new EditedClient(client, async (request, inner) =>
        {
            var answer = await inner.SendAsync(request, CancellationToken.None);
            return request.Body is null ? answer : await WithoutAsync(answer, "imagesets");
        });

        var listed = await ListAsync(thin);

        listed.ShouldAllBe(record => record.Payload == null && record.ChangeMark != null);
        var payload = await connector.FetchAsync(listed[0], Archive, client, CancellationToken.None);
        (await connector.NormaliseAsync(payload, Archive, CancellationToken.None)).Records.Single().Components.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_change_mark_is_the_same_until_the_entry_changes()
    {
        var before = (await ListAsync(client)).ToDictionary(record => record.Key, record => record.ChangeMark);
        var edited = new EditedClient(client, async (request, inner) =>
        {
            var answer = await inner.SendAsync(request, CancellationToken.None);
            return request.Body is null ? answer : await ReplacingAsync(answer, "GB\"", "MB\"");
        });

        var after = await ListAsync(edited);

        after.Count(record => before[record.Key] != record.ChangeMark).ShouldBeInRange(1, 116);
    }

    [Fact]
    public async Task An_option_that_is_no_number_is_refused_by_name()
    {
        var wrong = Archive with { Options = new Dictionary<string, string> { ["rangeSize"] = "lots" } };

        var refused = await Should.ThrowAsync<ArchiveException>(() => connector.ListAsync(wrong, client, CancellationToken.None).ToListAsync().AsTask());

        refused.Message.ShouldContain("rangeSize");
    }

    private async Task<List<ListedRecord>> ListAsync(IArchiveClient way) => await connector.ListAsync(Archive, way, CancellationToken.None).ToListAsync();

    private EditedClient Answering(Func<ArchiveRequest, bool> when, string json) => new(client, (request, inner) => when(request)
        ? Task.FromResult(new ArchiveResponse(200, new MemoryContent(Encoding.UTF8.GetBytes(json))) { Source = request.Address })
        : inner.SendAsync(request, CancellationToken.None));

    private static bool Includes(string? range, int number)
    {
        var ends = range?.Split('-').Select(int.Parse).ToList();
        return ends is not null && ends[0] <= number && number <= ends[^1];
    }

    private static async Task<ArchiveResponse> WithoutAsync(ArchiveResponse answer, string member)
    {
        var entries = (await JsonNode.ParseAsync(await answer.Content.OpenReadAsync(CancellationToken.None)))!.AsObject();
        foreach (var (_, entry) in entries)
        {
            entry!.AsObject().Remove(member);
        }

        return answer with { Content = new MemoryContent(Encoding.UTF8.GetBytes(entries.ToJsonString())) };
    }

    private static async Task<ArchiveResponse> ReplacingAsync(ArchiveResponse answer, string from, string to)
    {
        using var reader = new StreamReader(await answer.Content.OpenReadAsync(CancellationToken.None));
        var text = await reader.ReadToEndAsync();
        return answer with { Content = new MemoryContent(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal))) };
    }
}
