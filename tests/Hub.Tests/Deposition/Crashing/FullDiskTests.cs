using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Deposition.Uploads;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>What a depositor is told when the hub's disk is full, and what of theirs is there when there is room again.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int Length = 24 << 20, First = 8 << 20, Room = 5 << 20;

    private readonly SmallDisk disk = new(128);
    private WebHub hub = null!;
    private HttpClient http = null!;
    private string account = "", accession = "";

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartOverAsync(disk.Path);
        account = (await hub.RegisterAsync("ada")).Id;
        http = await hub.ProgramAsync(account, TokenScopes.Read, TokenScopes.Write);
        accession = (await hub.Get<Deposits>().BeginAsync(account, "imaging-study", CheckBench.Complete, default)).Value.Accession;
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
        disk.Dispose();
    }

    [SmallDiskFact]
    public async Task An_upload_goes_on_where_it_was_checked_last_when_there_is_room()
    {
        var (file, bytes) = await FilledAsync();

        (await file.SendCheckedAsync(First, bytes.AsMemory(First))).ShouldBe(HttpStatusCode.InsufficientStorage);
        (await file.OffsetAsync()).ShouldBe(First);
        disk.Empty();
        (await file.SendCheckedAsync(First, bytes.AsMemory(First))).ShouldBe(HttpStatusCode.NoContent);

        await ShouldBeWholeAsync(bytes);
    }

    [SmallDiskFact]
    public async Task An_upload_without_checksums_goes_on_where_the_disk_ended()
    {
        var (file, bytes) = await FilledAsync();

        (await file.SendAsync(First, bytes.AsMemory(First))).ShouldBe(HttpStatusCode.InsufficientStorage);
        var kept = (int)await file.OffsetAsync();
        kept.ShouldBeInRange(First + 1, Length - 1);
        disk.Empty();
        (await file.SendAsync(kept, bytes.AsMemory(kept))).ShouldBe(HttpStatusCode.NoContent);

        await ShouldBeWholeAsync(bytes);
    }

    [SmallDiskFact]
    public async Task An_accession_that_was_given_stays_and_none_is_given_twice()
    {
        var given = new List<string> { accession };
        disk.Fill(0);
        // What the database has room for within its own files may still be taken.
        var refused = await DraftsAsync(given, 1000);
        refused.ShouldNotBeNull();
        refused.Value.GetProperty("code").GetString().ShouldBe("disk-full");
        disk.Empty();
        (await DraftsAsync(given, 3)).ShouldBeNull();
        await hub.DisposeAsync();

        hub = await WebHub.StartOverAsync(disk.Path);
        using var again = await hub.ProgramAsync(account, TokenScopes.Read, TokenScopes.Write);
        given.ShouldBeUnique();
        foreach (var known in given)
        {
            using var state = await again.GetAsync($"/api/deposits/{known}/state");
            state.StatusCode.ShouldBe(HttpStatusCode.OK, known);
        }
    }

    // Begins drafts until one is refused, and gives the refusal.
    private async Task<JsonElement?> DraftsAsync(List<string> given, int most)
    {
        for (var count = 0; count < most; count++)
        {
            using var answer = await http.PostAsync("/api/deposits", null);
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (!answer.IsSuccessStatusCode)
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage, said.ToString());
                return said;
            }

            given.Add(said.GetProperty("accession").GetString()!);
        }

        return null;
    }

    // An upload whose first piece was acknowledged, on a disk that is full in the middle of the second.
    private async Task<(TusFile File, byte[] Bytes)> FilledAsync()
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var file = await TusFile.BeginAsync(http, accession, "full/disk.bin", Length);
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, First))).ShouldBe(HttpStatusCode.NoContent);
        disk.Fill(Room);
        return (file, bytes);
    }

    private async Task ShouldBeWholeAsync(byte[] bytes)
    {
        (await hub.Get<DepositFiles>().FindAsync(accession, "full/disk.bin", default))!.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await http.GetByteArrayAsync($"/api/deposits/{accession}/files/full/disk.bin")).ShouldBe(bytes);
    }
}
