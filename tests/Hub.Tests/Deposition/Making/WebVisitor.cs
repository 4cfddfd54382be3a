using System.Net;
using System.Text.RegularExpressions;

namespace Hub.Tests.Deposition;

/// <summary>A browser without a screen: it keeps cookies and sends a form with the token that the page gave.</summary>
public sealed partial class WebVisitor : IDisposable
{
    private readonly CookieContainer cookies = new();

    public WebVisitor(Uri address) => Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };

    public HttpClient Http { get; }

    /// <summary>The cookie of the session; null where nobody is signed in.</summary>
    public string? Session => cookies.GetCookies(Http.BaseAddress!)["hub-session"]?.Value;

    public async Task<string> ReadAsync(string path) => await (await Http.GetAsync(path)).Content.ReadAsStringAsync();

    /// <summary>Sends a form as its page would.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="values">The inputs.</param>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values) => PostFromAsync(path, path, values);

    /// <summary>Sends a form of one page to an address.</summary>
    public async Task<HttpResponseMessage> PostFromAsync(string page, string path, params (string Name, string Value)[] values)
    {
        var token = Token().Match(await ReadAsync(page)).Groups["token"].Value;
        token.ShouldNotBeEmpty($"{page} has no form");
        return await Http.PostAsync(path, new FormUrlEncodedContent([.. values.Select(value => KeyValuePair.Create(value.Name, value.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
