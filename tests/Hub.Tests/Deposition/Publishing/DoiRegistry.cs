using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>A stand-in of DataCite's registry on loopback, which notes what it is asked.</summary>
internal sealed class DoiRegistry : IAsyncDisposable
{
    private WebApplication app = null!;

    public string Address => app.Urls.First();

    public HttpStatusCode Status { get; set; } = HttpStatusCode.Created;

    public List<(string Path, string Authorization, string Body)> Asked { get; } = [];

    public static async Task<DoiRegistry> StartAsync()
    {
        var registry = new DoiRegistry();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        registry.app = builder.Build();
        registry.app.Run(registry.AnswerAsync);
        await registry.app.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Asked.Add((context.Request.Path.Value!, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        context.Response.StatusCode = (int)Status;
    }
}
