using System.Net;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Tests.Deposition.Checks;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Hub.Tests.Deposition.Security;

/// <summary>Every route of the hub as every role, by cookie and by token. The routes come from the hub itself, so that none is forgotten.</summary>
public sealed class AuthorizationMatrixTests(WebHubFixture fixture) : IClassFixture<WebHubFixture>
{
    private const string Nobody = "nobody";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private WebHub Hub => fixture.Hub;

    private IEnumerable<RouteEndpoint> Routes => Hub.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        // What methods an address takes is no secret.
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not ["OPTIONS"]);

    public static TheoryData<string> Askers => [Nobody, .. Roles.All];

    [Fact]
    public void Every_route_is_in_the_table_and_asks_for_the_role_that_the_table_says()
    {
        var wrong = Routes
            .Select(route => (Pattern: Pattern(route), Role: route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault()))
            .Where(route => RouteRoles.Needed.GetValueOrDefault(route.Pattern) != route.Role || (route.Role is null && !RouteRoles.Open.Contains(route.Pattern)))
            .Select(route => $"{route.Pattern} asks for {route.Role ?? "nobody"}").Distinct();

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_names_no_route_that_is_gone() =>
        RouteRoles.Needed.Keys.Concat(RouteRoles.Open).Except(Routes.Select(Pattern)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Every_route_lets_a_browser_of_a_role_do_what_the_table_says(string role)
    {
        using var visitor = role == Nobody ? Hub.Visitor() : await fixture.SignedInAsync(role);

        await TryAllAsync(visitor.Http, role);
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Every_route_lets_a_program_of_a_role_do_what_the_table_says(string role)
    {
        if (role == Nobody)
        {
            return;
        }

        using var program = await Hub.ProgramAsync((await fixture.AccountAsync(role)).Id, TokenScopes.Read, TokenScopes.Write, TokenScopes.Curation, TokenScopes.Administration);

        await TryAllAsync(program, role);
    }

    [Fact]
    public async Task A_program_that_may_only_read_changes_nothing()
    {
        using var program = await Hub.ProgramAsync((await fixture.AccountAsync(Roles.Depositor)).Id, TokenScopes.Read);
        foreach (var (method, path, pattern) in Requests().Where(request => request.Method != "GET" && RouteRoles.Needed.ContainsKey(request.Pattern)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await program.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {pattern}");
        }
    }

    [Fact]
    public async Task To_a_stranger_anothers_deposit_is_as_unknown_as_one_that_never_was()
    {
        var ada = await fixture.AccountAsync(Roles.Depositor);
        var real = (await Hub.Get<Deposits>().BeginAsync(ada.Id, "imaging-study", CheckBench.Complete, default)).Value.Accession;
        using var stranger = await Hub.SignedInAsync("stranger");
        using var program = await Hub.ProgramAsync((await Hub.RegisterAsync("stranger2")).Id, TokenScopes.Read, TokenScopes.Write);
        var tried = 0;
        foreach (var http in new[] { stranger.Http, program, Hub.Visitor().Http })
        {
            foreach (var (method, path, pattern) in Requests().Where(request => request.Pattern.Contains("{accession}", StringComparison.Ordinal)))
            {
                var (found, missing) = (await AskAsync(http, method, path, real), await AskAsync(http, method, path, "S-HUB99999"));
                found.ShouldBe(missing, $"{method} {pattern}");
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Every_form_that_changes_something_carries_its_token()
    {
        using var root = await fixture.SignedInAsync(Roles.Administrator);
        var account = await fixture.AccountAsync(Roles.Administrator);
        var accession = (await Hub.Get<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, default)).Value.Accession;
        var forms = 0;
        foreach (var (_, path, pattern) in Requests().Where(request => request.Method == "GET" && !request.Pattern.StartsWith("/api", StringComparison.Ordinal) && RouteRoles.Needed.ContainsKey(request.Pattern)))
        {
            var html = await root.ReadAsync(path.Replace("S-HUB0", accession, StringComparison.Ordinal));
            foreach (var form in html.Split("<form ").Skip(1).Select(rest => rest.Split("</form>")[0]).Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal)))
            {
                form.ShouldContain("__RequestVerificationToken", Case.Sensitive, $"{pattern}: {form[..Math.Min(form.Length, 120)]}");
                forms++;
            }
        }

        forms.ShouldBeGreaterThan(25);
    }

    private async Task TryAllAsync(HttpClient http, string role)
    {
        foreach (var (method, path, pattern) in Requests().Where(request => request.Pattern is not ("/api/archives/progress" or "/account/sign-out" or RouteRoles.Signed)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var isLet = !IsShutOut(answer);
            var mayAsk = !RouteRoles.Needed.TryGetValue(pattern, out var needed) || Roles.Includes(role, needed);
            // Pages are for people: a program is let in to read, and refused what it would change.
            if (mayAsk && !isLet && method != "GET" && http.DefaultRequestHeaders.Authorization is not null && !pattern.StartsWith("/api", StringComparison.Ordinal))
            {
                continue;
            }

            isLet.ShouldBe(mayAsk, $"{method} {pattern} as {role}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    private static bool IsShutOut(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal));

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient http, string method, string path, string accession)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("S-HUB0", accession, StringComparison.Ordinal));
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync() + answer.Headers.Location;
        return (answer.StatusCode, System.Text.RegularExpressions.Regex.Replace(body.Replace(accession, "ACCESSION", StringComparison.Ordinal), "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", "TRACE", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    // Accessions, ids and runs that there are not: what counts is who is let in.
    private IEnumerable<(string Method, string Path, string Pattern)> Requests() =>
        from route in Routes
        let pattern = Pattern(route)
        let methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        from method in Methods
        where methods.Contains(method)
        let path = string.Join('/', pattern.Split('/').Select(Filled))
        select (method, path, pattern);

    private static string Filled(string part) => part switch
    {
        "{accession}" => "S-HUB0",
        "{run:long}" => "999999",
        "{number:int?}" or "{number:int}" => "1",
        "{group}" => "study",
        "{**path}" => "a",
        ['{', ..] => "none",
        _ => part,
    };

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.Trim('/');
}
