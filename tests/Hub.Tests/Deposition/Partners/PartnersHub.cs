using System.Globalization;
using System.Net;

using ArchiveServer;

using Hub.Deposition.Accounts;
using Hub.Store;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>A hub without archives of its own, synthetic partners beside it, a steward and a curator.</summary>
public sealed class PartnersHub : IAsyncLifetime
{
    /// <summary>The partners' server.</summary>
    public ArchiveServerHost Server { get; private set; } = null!;

    /// <summary>The hub.</summary>
    public WebHub Hub { get; private set; } = null!;

    /// <summary>Who registers partners.</summary>
    public WebVisitor Steward { get; private set; } = null!;

    /// <summary>Who approves them.</summary>
    public WebVisitor Curator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        Hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true");
        Steward = await Hub.SignedInAsync("steward", Roles.Steward);
        Curator = await Hub.SignedInAsync("curator", Roles.Curator);
    }

    public async Task DisposeAsync()
    {
        Steward.Dispose();
        Curator.Dispose();
        await Hub.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Fills in the form of the page as a person does.</summary>
    /// <param name="id">The partner's id.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="accessions">The pattern of its accessions.</param>
    /// <param name="options">Options as JSON, or nothing.</param>
    /// <param name="endpoints">Names, with paths at the server of the partners.</param>
    public Task<HttpResponseMessage> FillInAsync(string id, string kind, string accessions, string options, params (string Name, string Path)[] endpoints) => Steward.PostFromAsync(
        "/partners",
        "/partners",
        [
            ("Form.Id", id), ("Form.Name", "Partner " + id), ("Form.Kind", kind), ("Form.Accessions", accessions), ("Form.Details", options),
            .. endpoints.SelectMany((endpoint, row) => new[] { (Row(row, "Name"), endpoint.Name), (Row(row, "Address"), new Uri(Server.Address, endpoint.Path).ToString()) }),
            (Row(endpoints.Length, "Name"), ""), (Row(endpoints.Length, "Address"), ""),
        ]);

    /// <summary>Submits and approves what is filled in.</summary>
    public async Task ApproveAsync(string id)
    {
        (await Steward.PostFromAsync("/partners/" + id, $"/partners/{id}?handler=Submit")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Curator.PostFromAsync("/partners/" + id, $"/partners/{id}?handler=Approve")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The partner's first run, once it has ended and what it brought can be found.</summary>
    public async Task<Run> HarvestedAsync(string archive)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await Hub.Get<IRecordStore>().Runs.ReadNewestAsync(archive, 1, default) is [{ State: not RunState.Running } run])
            {
                await Hub.IndexAsync();
                return run;
            }

            await Task.Yield();
        }
    }

    private static string Row(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"Form.Endpoints[{row}].{part}");
}
