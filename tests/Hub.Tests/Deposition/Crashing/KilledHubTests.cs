using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Portal.Composing;
using Hub.Store;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Deposition.Uploads;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

using Xunit.Abstractions;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>
/// A hub is killed at random while depositors work, again and again. How many deposits and for how long is a switch:
/// <c>HUB_TEST_KILLED_DEPOSITS</c> and <c>HUB_TEST_KILLED_SECONDS</c>.
/// </summary>
public sealed class KilledHubTests(ITestOutputHelper output) : IDisposable
{
    private const int Depositors = 4;

    private static readonly int Wanted = Switch("HUB_TEST_KILLED_DEPOSITS", 1000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(Switch("HUB_TEST_KILLED_SECONDS", 45));

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<string, Acknowledged> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> given = [];
    private readonly SortedDictionary<string, (int Kept, int Lost)> cutOff = new(StringComparer.Ordinal);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_no_accession_given_twice_and_nothing_half_published()
    {
        var clock = Stopwatch.StartNew();
        var token = await PrepareAsync();
        var kills = await WorkAsync(token);

        kills.ShouldBeGreaterThan(1);
        given.Count.ShouldBeGreaterThan(Depositors);
        given.ShouldBeUnique();
        await using var hub = await RunningHub.StartAsync(DepositorHub.Settings(folder.Path, 0), CancellationToken.None);
        await hub.Services.GetRequiredService<Publisher>().CarryAllAsync(CancellationToken.None);
        foreach (var (accession, said) in acknowledged)
        {
            await JudgeAsync(hub, accession, said);
        }

        await foreach (var stored in hub.Services.GetRequiredService<Deposits>().ReadAsync(CancellationToken.None))
        {
            if (!acknowledged.ContainsKey(stored.Value.Accession))
            {
                Count("begin", isKept: true);
            }

            var record = await hub.Services.GetRequiredService<IDatasets>().FindAsync(stored.Value.Accession, CancellationToken.None);
            (record is { IsDeleted: false }).ShouldBe(stored.Value.IsListed, $"{stored.Value.Accession} is {stored.Value.State}");
        }

        Tell(kills, clock.Elapsed);
    }

    // A request that was cut off fell before its commit, and is not there, or between its commit and its answer, and is.
    private void Tell(int kills, TimeSpan took)
    {
        var said = acknowledged.Values;
        output.WriteLine($"{given.Count} deposits, {kills} kills, {took.TotalSeconds:f0} s. Acknowledged, and all there: {given.Count} accessions, {said.Sum(each => each.Files.Count)} files, {said.Count(each => each.Title is not null)} titles, {said.Count(each => each.IsPublic)} releases.");
        foreach (var (what, (kept, lost)) in cutOff)
        {
            output.WriteLine($"not answered: {what}, killed before its commit {lost}, between commit and answer {kept}");
        }

        var (begun, others) = (cutOff.GetValueOrDefault("begin").Kept, cutOff.Where(each => each.Key != "begin").Sum(each => each.Value.Kept + each.Value.Lost));
        output.WriteLine($"not answered: begin, or nothing was asked for at that moment, {(kills * Depositors) - others}, of which {begun} begun");
    }

    private void Count(string what, bool isKept)
    {
        var (kept, lost) = cutOff.GetValueOrDefault(what);
        cutOff[what] = isKept ? (kept + 1, lost) : (kept, lost + 1);
    }

    private static async Task<bool> IsKeptAsync(RunningHub hub, Deposit deposit, Acknowledged said) => said.Open switch
    {
        Acknowledged.Saving => said.Tried.Contains(deposit.Title),
        Acknowledged.Submitting => deposit.State != DepositState.Draft,
        _ => await hub.Services.GetRequiredService<DepositFiles>().FindAsync(deposit.Accession, said.Open!, CancellationToken.None) is not null,
    };

    // Every fact that the hub said yes to is there; facts that it was killed over may be there or not.
    private async Task JudgeAsync(RunningHub hub, string accession, Acknowledged said)
    {
        var deposit = (await hub.Services.GetRequiredService<Deposits>().FindAsync(accession, CancellationToken.None)).ShouldNotBeNull(accession).Value;
        if (said.Open is { } open)
        {
            Count(open is Acknowledged.Saving or Acknowledged.Submitting ? open : "upload", await IsKeptAsync(hub, deposit, said));
        }

        if (said.Title is { } title)
        {
            deposit.Title.ShouldBeOneOf([title, .. said.Tried], accession);
        }

        foreach (var (path, digest) in said.Files)
        {
            var file = (await hub.Services.GetRequiredService<DepositFiles>().FindAsync(accession, path, CancellationToken.None)).ShouldNotBeNull($"{accession} {path}");
            file.Digest.ShouldBe(digest);
            await using var bytes = await hub.Services.GetRequiredService<IBlobStore>().OpenReadAsync(digest, CancellationToken.None);
            Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)).ShouldBe(digest, $"{accession} {path}");
        }

        if (said.IsPublic)
        {
            deposit.State.ShouldBe(DepositState.Public, accession);
        }

        if (deposit.IsListed)
        {
            var record = (await hub.Services.GetRequiredService<IDatasets>().FindAsync(accession, CancellationToken.None)).ShouldNotBeNull(accession);
            record.Dataset.FileCount.ShouldBe(1, $"{accession} is public with its file");
            record.Dataset.Title.ShouldBe(deposit.Title);
        }
    }

    private async Task<string> PrepareAsync()
    {
        await using var hub = await RunningHub.StartAsync(DepositorHub.Settings(folder.Path, 0), CancellationToken.None);
        var account = await hub.Services.GetRequiredService<AccountRegistry>().RegisterAsync(new NewAccount("Ada", "ada@example.org", WebHub.Password), Roles.Depositor, "command", CancellationToken.None);
        return await hub.Services.GetRequiredService<ApiTokens>().MakeAsync(account.Id, "tests", [TokenScopes.Read, TokenScopes.Write], 10, CancellationToken.None);
    }

    private async Task<int> WorkAsync(string token)
    {
        var random = new Random(20261121);
        var clock = Stopwatch.StartNew();
        var kills = 0;
        while (clock.Elapsed < Patience && given.Count < Wanted)
        {
            var port = FreePort();
            using var program = new HubProgram(folder.Path, port);
            await program.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(1) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var depositors = Enumerable.Range(0, Depositors).Select(_ => DepositAsync(http, token)).ToList();
            // The moment of the kill is the test's own chance, not a wait for something.
            await Task.WhenAny(Task.WhenAll(depositors), Task.Delay(random.Next(1500, 8000)));
            program.Kill();
            kills++;
            await Task.WhenAll(depositors);
        }

        return kills;
    }

    // One deposit after the other until the hub is gone.
    private async Task DepositAsync(HttpClient http, string token)
    {
        try
        {
            while (true)
            {
                await DepositOneAsync(http, token);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The kill came; what was acknowledged by then is judged at the end.
            return;
        }
    }

    private async Task DepositOneAsync(HttpClient http, string token)
    {
        using var begun = await http.PostAsync("/api/deposits", PageTab(CheckBench.Complete));
        begun.StatusCode.ShouldBe(HttpStatusCode.Created, await begun.Content.ReadAsStringAsync());
        var accession = JsonNode.Parse(await begun.Content.ReadAsStringAsync())!["accession"]!.GetValue<string>();
        given.Add(accession);
        var said = acknowledged.GetOrAdd(accession, _ => new Acknowledged());
        await UploadAsync(http, token, accession, said, "files.tsv", "Files\tSize\nmovies/a.ome.tif\t3\n"u8.ToArray());
        await UploadAsync(http, token, accession, said, "movies/a.ome.tif", "abc"u8.ToArray());
        for (var save = 0; save < 3; save++)
        {
            var title = $"Live imaging of mitosis in fission yeast, {accession} saved {save}";
            said.Tried.Add(title);
            said.Open = Acknowledged.Saving;
            using var saved = await http.PutAsync("/api/deposits/" + accession, PageTab(CheckBench.Saying("Study", "Title", title)));
            saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
            said.Title = title;
            said.Tried.Clear();
        }

        said.Open = Acknowledged.Submitting;
        using var submitted = await http.PostAsJsonAsync($"/api/deposits/{accession}/submit", new { });
        submitted.StatusCode.ShouldBe(HttpStatusCode.OK, await submitted.Content.ReadAsStringAsync());
        said.IsPublic = true;
        said.Open = null;
    }

    private static async Task UploadAsync(HttpClient http, string token, string accession, Acknowledged said, string path, byte[] bytes)
    {
        said.Open = path;
        if (await SmallUpload.SendAsync(http, token, accession, path, bytes))
        {
            said.Files[path] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }

    private static ByteArrayContent PageTab(Submission submission) => new(PageTabDocument.Write(submission, PageTabForm.Json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int Switch(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
