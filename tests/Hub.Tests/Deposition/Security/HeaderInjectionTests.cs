using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Deposition.Checks;

namespace Hub.Tests.Deposition.Security;

/// <summary>Names of files that would be more than a name where they stand in a header.</summary>
public sealed class HeaderInjectionTests : IAsyncLifetime
{
    private WebHub hub = null!;

    public async Task InitializeAsync() => hub = await WebHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Theory]
    [InlineData("a;filename=evil.exe")]
    [InlineData("a', filename=''evil.exe")]
    [InlineData("%0d%0aSet-Cookie=hub-session=x; b.tif")]
    [InlineData("naïve 日本 100%.tif")]
    public async Task A_file_is_given_out_under_its_name_and_nothing_else(string name)
    {
        var account = await hub.RegisterAsync("ada");
        var accession = (await hub.Get<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, default)).Value.Accession;
        await new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>()).AddAsync(accession, "movies/" + name, "abc");
        using var program = await hub.ProgramAsync(account.Id, TokenScopes.Read);

        using var answer = await program.GetAsync($"/api/deposits/{accession}/files/movies/{Uri.EscapeDataString(name)}");

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name);
        answer.Content.Headers.ContentDisposition.Parameters.Count.ShouldBe(2, "a name for old browsers, and one for the others");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream", "no browser shows it as a page");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: x")]
    [InlineData("a\u2028b")]
    [InlineData("a\"b")]
    public void A_name_with_an_end_of_line_or_a_quote_is_no_name(string name) =>
        Should.Throw<UploadRefusedException>(() => UploadPath.Of(name, hub.Get<Hub.Vocabularies.VocabularySet>())).Code.ShouldBe("path-refused");
}
