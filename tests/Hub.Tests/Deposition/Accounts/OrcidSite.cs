using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Tests.Deposition.Accounts;

/// <summary>A stand-in of orcid.org on loopback: its OAuth 2.0 with an authorisation code, and its ways to fail.</summary>
internal sealed class OrcidSite : IAsyncDisposable
{
    public const string Carberry = "0000-0002-1825-0097";

    private WebApplication app = null!;

    public string Address => app.Urls.First();

    /// <summary>What goes wrong: <c>denied</c>, <c>other-state</c>, <c>no-token</c>, <c>not-an-id</c>; null for nothing.</summary>
    public string? Fault { get; set; }

    /// <summary>The client's secret, as the hub sent it.</summary>
    public string? Secret { get; private set; }

    public static async Task<OrcidSite> StartAsync()
    {
        var site = new OrcidSite();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        site.app = builder.Build();
        site.app.MapGet("/oauth/authorize", site.Authorize);
        site.app.MapPost("/oauth/token", site.TokenAsync);
        await site.app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        request.Query["client_id"].ToString().ShouldBe("APP-TESTS");
        request.Query["scope"].ToString().ShouldBe("/authenticate");
        var state = Fault == "other-state" ? "forged" : request.Query["state"].ToString();
        return Results.Redirect(QueryHelpers.AddQueryString(
            request.Query["redirect_uri"].ToString(), Fault == "denied" ? new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state } : new Dictionary<string, string?> { ["code"] = "a-code", ["state"] = state }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        form["code"].ToString().ShouldBe("a-code");
        Secret = form["client_secret"].ToString();
        return Fault == "no-token"
            ? Results.Json(new { error = "invalid_grant" }, statusCode: 400)
            : Results.Json(new { access_token = "t", token_type = "bearer", orcid = Fault == "not-an-id" ? "0000-0002-1825-0098" : Carberry, name = "Josiah Carberry" });
    }
}
