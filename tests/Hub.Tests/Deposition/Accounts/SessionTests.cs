using System.Net;
using System.Text.RegularExpressions;

using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Accounts;

/// <summary>Sessions of browsers and tokens of programs, over HTTP.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private WebHub hub = null!;

    public async Task InitializeAsync() => hub = await WebHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Whoever_registers_is_signed_in_and_comes_back_to_where_they_were()
    {
        using var visitor = hub.Visitor();

        var answer = await visitor.PostAsync("/account/register", ("Name", "Ada Lovelace"), ("Email", "ada@example.org"), ("Password", WebHub.Password), ("ReturnUrl", "/help"));

        answer.Headers.Location!.OriginalString.ShouldBe("/help");
        (await visitor.ReadAsync("/account")).ShouldContain("Ada Lovelace");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    public async Task Nobody_is_led_away_from_the_hub(string address)
    {
        await hub.RegisterAsync("ada");
        using var visitor = hub.Visitor();

        var answer = await visitor.PostAsync("/account/sign-in", ("Email", "ada@example.org"), ("Password", WebHub.Password), ("ReturnUrl", address));

        answer.Headers.Location!.OriginalString.ShouldBe("/deposit");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_who_registers_is_led_away_from_the_hub(string address)
    {
        using var visitor = hub.Visitor();

        var answer = await visitor.PostAsync("/account/register", ("Name", "Ada"), ("Email", "ada@example.org"), ("Password", WebHub.Password), ("ReturnUrl", address));

        answer.Headers.Location!.OriginalString.ShouldBe("/deposit");
    }

    [Fact]
    public async Task One_network_address_registers_only_so_many()
    {
        await using var strict = await WebHub.StartAsync("--Hub:Accounts:RegistrationsPerAddress=2");
        using var visitor = strict.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var each = 0; each < 3; each++)
        {
            answers.Add((await visitor.PostAsync("/account/register", ("Name", "Ada"), ("Email", $"ada{each}@example.org"), ("Password", WebHub.Password))).StatusCode);
            await visitor.PostFromAsync("/account/register", "/account/sign-out");
        }

        answers.ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests]);
        (await strict.Get<AccountRegistry>().ReadAsync(default).CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_ends_at_once()
    {
        using var here = await hub.SignedInAsync("ada");
        using var there = hub.Visitor();
        await there.PostAsync("/account/sign-in", ("Email", "ada@example.org"), ("Password", WebHub.Password));
        (await there.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await here.PostFromAsync("/account", "/account?handler=EndSessions");

        (await there.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_after_signing_out()
    {
        using var visitor = await hub.SignedInAsync("ada");
        var stolen = visitor.Session.ShouldNotBeNull();
        await visitor.PostFromAsync("/account", "/account/sign-out");

        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = hub.Address };
        thief.DefaultRequestHeaders.Add("Cookie", "hub-session=" + stolen);

        (await thief.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Another_role_and_a_closed_account_count_for_the_next_request()
    {
        using var visitor = await hub.SignedInAsync("ada", Roles.Curator);
        var account = (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!;
        (await visitor.Http.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await hub.Get<AccountRegistry>().ChangeRoleAsync(account.Id, Roles.Depositor, "command", default);
        (await visitor.Http.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await hub.Get<AccountRegistry>().SetClosedAsync(account.Id, true, "command", default);

        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites_and_private_pages_to_caches()
    {
        await hub.RegisterAsync("ada");
        using var visitor = hub.Visitor();

        var answer = await visitor.PostAsync("/account/sign-in", ("Email", "ada@example.org"), ("Password", WebHub.Password));

        var cookie = answer.Headers.GetValues("Set-Cookie").Last(each => each.StartsWith("hub-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        (await visitor.Http.GetAsync("/account")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_sent_by_another_site_changes_nothing()
    {
        using var visitor = await hub.SignedInAsync("ada", Roles.Administrator);
        var bob = await hub.RegisterAsync("bob");

        var answer = await visitor.Http.PostAsync("/account/people?handler=Role", new FormUrlEncodedContent([KeyValuePair.Create("id", bob.Id), KeyValuePair.Create("role", Roles.Administrator)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await hub.Get<AccountRegistry>().FindAsync(bob.Id, default))!.Role.ShouldBe(Roles.Depositor);
    }

    [Theory]
    [InlineData("POST", "/api/deposits")]
    [InlineData("POST", "/api/uploads")]
    [InlineData("DELETE", "/api/deposits/S-HUB1")]
    public async Task Another_site_cannot_use_a_browsers_session_for_the_programs_routes(string method, string path)
    {
        using var visitor = await hub.SignedInAsync("ada");

        using var answer = await visitor.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("request-token");
    }

    [Fact]
    public async Task A_token_does_not_make_a_more_powerful_one()
    {
        var root = await hub.RegisterAsync("root", Roles.Administrator);
        using var program = await hub.ProgramAsync(root.Id, TokenScopes.Read, TokenScopes.Write);
        var page = await program.GetAsync("/account");
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;

        var answer = await program.PostAsync("/account?handler=Token", new FormUrlEncodedContent(
            [KeyValuePair.Create("name", "more"), KeyValuePair.Create("scopes", TokenScopes.Administration), KeyValuePair.Create("days", "10"), KeyValuePair.Create("__RequestVerificationToken", token)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await hub.Get<ApiTokens>().OfAsync(root.Id, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_revoked_token_is_unknown_at_once()
    {
        var ada = await hub.RegisterAsync("ada", Roles.Curator);
        using var program = await hub.ProgramAsync(ada.Id, TokenScopes.Curation);
        (await program.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await hub.Get<ApiTokens>().RevokeAsync(ada.Id, (await hub.Get<ApiTokens>().OfAsync(ada.Id, default))[0].Id, default);

        (await program.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_can_do_no_more_than_its_scopes_and_its_account()
    {
        var curator = await hub.RegisterAsync("carla", Roles.Curator);
        var depositor = await hub.RegisterAsync("ada");
        using var narrow = await hub.ProgramAsync(curator.Id, TokenScopes.Read);
        using var presumptuous = await hub.ProgramAsync(depositor.Id, TokenScopes.Curation, TokenScopes.Administration);

        (await narrow.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await presumptuous.GetAsync("/account/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
