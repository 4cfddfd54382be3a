using System.Net;

using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Accounts;

/// <summary>Sign-in by ORCID, against a stand-in of orcid.org.</summary>
public sealed class OrcidTests : IAsyncLifetime
{
    private OrcidSite orcid = null!;
    private WebHub hub = null!;

    public async Task InitializeAsync()
    {
        orcid = await OrcidSite.StartAsync();
        hub = await WebHub.StartAsync("--Hub:Accounts:OrcidAddress=" + orcid.Address, "--Hub:Accounts:OrcidClientId=APP-TESTS", "--Hub:Accounts:OrcidClientSecret=secret");
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        await orcid.DisposeAsync();
    }

    [Fact]
    public async Task A_researcher_signs_in_by_ORCID_and_is_the_same_account_the_next_time()
    {
        using var first = hub.Visitor();
        await SignInAsync(first);
        (await first.ReadAsync("/account")).ShouldContain("Josiah Carberry");
        using var second = hub.Visitor();

        await SignInAsync(second);

        (await hub.Get<AccountRegistry>().ReadAsync(default).ToListAsync()).ShouldHaveSingleItem().Orcid.ShouldBe(OrcidSite.Carberry);
        orcid.Secret.ShouldBe("secret");
    }

    [Fact]
    public async Task Somebody_signed_in_adds_the_iD_to_their_account()
    {
        using var ada = await hub.SignedInAsync("ada");

        await SignInAsync(ada);

        (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!.Orcid.ShouldBe(OrcidSite.Carberry);
    }

    [Fact]
    public async Task An_iD_that_belongs_to_another_account_is_not_taken_from_it()
    {
        using var first = hub.Visitor();
        await SignInAsync(first);
        using var ada = await hub.SignedInAsync("ada");

        var end = await SignInAsync(ada);

        end.ShouldBe("/account/sign-in?problem=orcid-taken");
        (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!.Orcid.ShouldBeNull();
    }

    [Theory]
    [InlineData("denied")]
    [InlineData("other-state")]
    [InlineData("no-token")]
    [InlineData("not-an-id")]
    public async Task What_ORCID_does_not_confirm_signs_nobody_in(string fault)
    {
        orcid.Fault = fault;
        using var visitor = hub.Visitor();

        var end = await SignInAsync(visitor);

        end.ShouldStartWith("/account/sign-in?problem=");
        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await hub.Get<AccountRegistry>().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/help", "/help")]
    [InlineData("https://evil.example/", "/account")]
    [InlineData("//evil.example/", "/account")]
    [InlineData("/\\evil.example/", "/account")]
    [InlineData("/\t/evil.example/", "/account")]
    public async Task Whoever_comes_from_ORCID_is_led_on_within_the_hub_only(string asked, string led)
    {
        using var visitor = hub.Visitor();

        (await SignInAsync(visitor, "?returnUrl=" + Uri.EscapeDataString(asked))).ShouldBe(led);
    }

    // From the hub to ORCID, from there back to the hub, and to where that leads.
    private async Task<string> SignInAsync(WebVisitor visitor, string query = "")
    {
        var there = (await visitor.Http.GetAsync("/account/orcid" + query)).Headers.Location!;
        there.GetLeftPart(UriPartial.Authority).ShouldBe(orcid.Address);
        var back = (await visitor.Http.GetAsync(there)).Headers.Location!;
        return (await visitor.Http.GetAsync(back)).Headers.Location!.OriginalString;
    }
}
