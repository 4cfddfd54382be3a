using System.Globalization;
using System.Text;

using Hub.Connectors;
using Hub.Records;
using Hub.Tests.Connectors.RoCrate;

namespace Hub.Tests.Connectors.Declarative;

/// <summary>Listings whose pages lead on for ever, in each way of leading on.</summary>
public sealed class EndlessListingTests
{
    private const string Cursor = """{ "by": "cursor", "parameter": "cursor", "next": "$.next" }""";
    private const string Token = """{ "by": "token", "parameter": "token", "next": "$.next" }""";
    private const string Link = """{ "by": "link", "next": "$.next" }""";

    [Theory]
    [InlineData(Cursor)]
    [InlineData(Token)]
    [InlineData(Link)]
    public async Task Ever_new_pages_of_the_same_records_end_soon(string paging)
    {
        var (refused, asked) = await ListAsync(Atlas.Paged(paging), page => Page(0, page + 1));

        refused.Failure.ShouldBe(ArchiveFailure.Endless);
        refused.Message.ShouldContain("pages brought nothing new");
        asked.ShouldBeLessThanOrEqualTo(12);
    }

    [Theory]
    [InlineData(Cursor)]
    [InlineData(Token)]
    [InlineData(Link)]
    public async Task Pages_that_lead_back_end_though_each_names_other_records(string paging)
    {
        var (refused, asked) = await ListAsync(Atlas.Paged(paging), page => Page(page, page % 3));

        refused.Failure.ShouldBe(ArchiveFailure.Endless);
        refused.Message.ShouldContain("where the listing has been already");
        asked.ShouldBe(4);
    }

    [Fact]
    public async Task Ever_new_tokens_without_a_new_record_end_and_those_with_one_now_and_then_go_on()
    {
        var (idle, asked) = await ListAsync(Partners.Oai, page => OaiPage(0, page + 1));
        idle.Failure.ShouldBe(ArchiveFailure.Endless);
        idle.Message.ShouldContain("pages without a new record");
        asked.ShouldBeLessThanOrEqualTo(102);

        var (slow, more) = await ListAsync(Partners.Oai, page => page < 300 ? OaiPage(page / 90, page + 1) : OaiPage(5, 1));
        slow.Message.ShouldContain("twice");
        more.ShouldBe(301, "a page in ninety brought something");
    }

    [Fact]
    public async Task Tokens_that_come_back_end_though_each_names_other_records()
    {
        var (refused, asked) = await ListAsync(Partners.Oai, page => OaiPage(page, page % 3));

        refused.Failure.ShouldBe(ArchiveFailure.Endless);
        refused.Message.ShouldContain("twice");
        asked.ShouldBe(4);
    }

    private static string Page(int record, int next) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{ "records": [ { "id": "ATLAS-{{record}}" } ], "next": "/api/records?at={{next}}" }""");

    private static string OaiPage(int record, int next) => string.Create(CultureInfo.InvariantCulture, $"""
        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
          <record><header><identifier>oai:atlas:{record}</identifier><datestamp>2026-01-01</datestamp></header>
            <metadata><dc xmlns="http://purl.org/dc/elements/1.1/"><identifier>ATLAS-{record}</identifier><title>Cells</title></dc></metadata></record>
          <resumptionToken>t{next}</resumptionToken>
        </ListRecords></OAI-PMH>
        """);

    // What the listing was refused with, and how many pages it was asked for; it has a thousand at most, or the test fails.
    private static async Task<(ArchiveException Refused, int Asked)> ListAsync(string definition, Func<int, string> page)
    {
        var asked = 0;
        var archive = Atlas.Read(definition);
        var client = new EditedClient(new CannedArchive(), (request, _) =>
        {
            asked.ShouldBeLessThan(1_000, "the listing goes on for ever");
            return Task.FromResult(new ArchiveResponse(200, new MemoryContent(Encoding.UTF8.GetBytes(page(asked++)))) { Source = request.Address });
        });
        var refused = await Should.ThrowAsync<ArchiveException>(async () => await ConnectorKinds.For(archive).ListAsync(archive, client, CancellationToken.None).CountAsync());
        return (refused, asked);
    }
}
