using System.Net;
using System.Text;

using ArchiveServer;
using ArchiveServer.Faults;

namespace Hub.Tests.ArchiveServing;

/// <summary>The partner archives misbehave as asked, and only as asked.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private ArchiveServerHost server = null!;

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = 20 } }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("429:0.5,flood:1", "no fault 'flood'")]
    [InlineData("429:1.5", "rate from 0 to 1")]
    [InlineData("429", "rate from 0 to 1")]
    [InlineData("cut:-1", "rate from 0 to 1")]
    public void An_unknown_fault_or_rate_is_refused_with_what_is_allowed(string list, string why)
    {
        Should.Throw<FormatException>(() => Fault.ParseList(list)).Message.ShouldContain(why);
    }

    [Fact]
    public void Every_kind_of_fault_has_a_word()
    {
        var words = Fault.ParseList("429:0,500:0,timeout:0,cut:0,html-200:0,html-202:0,charset:0,endless-paging:0,changed-ids:0");

        words.Select(fault => fault.Kind).ShouldBe(Enum.GetValues<FaultKind>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests, "text/plain")]
    [InlineData(FaultKind.ServerError, HttpStatusCode.InternalServerError, "text/html")]
    [InlineData(FaultKind.HtmlWall, HttpStatusCode.OK, "text/html")]
    [InlineData(FaultKind.HtmlWallAccepted, HttpStatusCode.Accepted, "text/html")]
    public async Task A_refusal_looks_like_the_real_one(FaultKind kind, HttpStatusCode status, string mediaType)
    {
        server.Inject([new Fault(kind, 1)], seed: 1);

        using var answer = await http.GetAsync(Entry());

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        (answer.Headers.RetryAfter is not null).ShouldBe(kind == FaultKind.TooManyRequests);
    }

    [Fact]
    public async Task A_cut_body_ends_before_its_length()
    {
        server.Inject([new Fault(FaultKind.CutBody, 1)], seed: 1);

        await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync(Entry()));
    }

    [Fact]
    public async Task A_time_out_never_answers_and_ends_with_the_one_who_asks()
    {
        server.Inject([new Fault(FaultKind.TimeOut, 1)], seed: 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => http.GetAsync(Entry(), patience.Token));
    }

    [Fact]
    public async Task A_wrong_charset_changes_the_declaration_and_not_the_bytes()
    {
        var right = await http.GetByteArrayAsync(Entry());
        server.Inject([new Fault(FaultKind.WrongCharset, 1)], seed: 1);

        using var answer = await http.GetAsync(Entry());

        answer.Content.Headers.ContentType!.CharSet.ShouldBe("iso-8859-1");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(right);
    }

    [Fact]
    public async Task Endless_paging_gives_the_first_page_for_every_page()
    {
        var first = await http.GetStringAsync(Page(1));
        (await http.GetStringAsync(Page(2))).ShouldNotBe(first);
        server.Inject([new Fault(FaultKind.EndlessPaging, 1)], seed: 1);

        (await http.GetStringAsync(Page(7))).ShouldBe(first);
    }

    [Fact]
    public void Changed_ids_rename_addresses_wherever_they_stand_and_nothing_else()
    {
        const string crate = """{"@graph":[{"@id":"https://ssbd.example/database/1/","name":"see https://ssbd.example/database/1/","part":[{"@id":"#a"},{"@id":"https://ssbd.example/database/2/?x=1#y"}]}]}""";

        Encoding.UTF8.GetString(ChangedIds.In(Encoding.UTF8.GetBytes(crate))).ShouldBe(
            """{"@graph":[{"@id":"https://ssbd.example/renamed/database/1/","name":"see https://ssbd.example/database/1/","part":[{"@id":"#a"},{"@id":"https://ssbd.example/renamed/database/2/?x=1#y"}]}]}""");
    }

    [Fact]
    public async Task The_same_seed_hits_the_same_requests_and_a_retry_can_succeed()
    {
        server.Inject([new Fault(FaultKind.ServerError, 0.5)], seed: 4);
        var first = await StatusesAsync();
        server.Inject([new Fault(FaultKind.ServerError, 0.5)], seed: 4);
        var again = await StatusesAsync();
        server.Inject([new Fault(FaultKind.ServerError, 0.5)], seed: 5);
        var other = await StatusesAsync();

        again.ShouldBe(first);
        other.ShouldNotBe(first);
        first.Count(status => status == HttpStatusCode.OK).ShouldBeInRange(10, 30);
    }

    private Uri Entry() => new(server.Address, "/empiar/empiar/api/entry/13601");

    private Uri Page(int number) => new(server.Address, $"/jcb/biostudies/api/v1/JCB/search?query=*:*&pageSize=3&page={number}");

    private async Task<List<HttpStatusCode>> StatusesAsync()
    {
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 40; time++)
        {
            using var answer = await http.GetAsync(Entry());
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
