using System.Text.Json;
using Hub.Correlation;
using Hub.OData;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Catalogue;
using Hub.Tests.Making;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Tests.OData;

/// <summary>The OData service over a generated catalogue, on a free port of this machine.</summary>
public sealed class RunningOData : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteRecordStore store = null!;
    private WebApplication? application;

    internal BuiltCatalogue Catalogue { get; } = new();

    internal MovedTime Clock { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    /// <summary>A client that sends no headers of its own.</summary>
    internal HttpClient Bare { get; } = new();

    public async Task InitializeAsync()
    {
        await Catalogue.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Catalogue.Reader).AddSingleton<IReadOnlyList<ArchiveDefinition>>(BuiltCatalogue.Archives).AddSingleton<TimeProvider>(Clock);
        store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        await store.MigrateAsync(default);
        builder.Services.AddSingleton(new StoredTransformations(store.Documents, Catalogue.Links, new KeptFields(new FolderBlobStore(folder.Below("blobs"), TimeProvider.System))));
        application = builder.Build();
        application.Use(TellAsync);
        application.MapOData();
        await application.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.First() + "/odata/") };
        Client.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=1000");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Bare.Dispose();
        await application!.DisposeAsync();
        await Catalogue.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    // What the service did not foresee is told in full, so that a test that fails says why.
    private static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync(problem.ToString());
        }
    }

    internal async Task<JsonElement> JsonAsync(string address, int status = 200)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        string body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, $"{address}\n{body[..Math.Min(body.Length, 1_500)]}");
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>One property of all entities, page after page.</summary>
    internal async Task<IReadOnlyList<string>> AllAsync(string address, string property)
    {
        var all = new List<string>();
        for (string? next = address; next is not null;)
        {
            var page = await JsonAsync(next);
            all.AddRange(page.GetProperty("value").EnumerateArray().Select(entity => entity.GetProperty(property).GetString()!));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        return all;
    }

    internal async Task<IReadOnlyList<string>> AccessionsAsync(string query, string set = "Datasets", string key = "Accession")
    {
        var page = await JsonAsync($"{set}?{query}");
        return [.. page.GetProperty("value").EnumerateArray().Select(entity => entity.GetProperty(key).GetString()!)];
    }
}
