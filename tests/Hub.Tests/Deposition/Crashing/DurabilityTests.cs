using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using Hub.Deposition.PageTab;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Deposition.Uploads;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>
/// What would be lost by a power cut, which no killed process shows, and what is done twice: the system calls of a hub, in the order in
/// which bytes are brought to disk and answers leave.
/// </summary>
public sealed partial class DurabilityTests : IAsyncLifetime
{
    // What says that something was made; whether the hub lives is answered by another.
    private static readonly string[] Made = ["201", "204"];

    private readonly DepositorHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [TracedFact]
    public async Task An_answer_leaves_when_bytes_names_and_entries_are_on_disk()
    {
        var trace = Path.Combine(hub.Own, "trace");
        await hub.StopAsync();
        using (var program = new HubProgram(hub.Data, FreePort(), trace))
        {
            await program.StartAsync();
            using var http = new HttpClient { BaseAddress = program.Address };
            Introduce(http);
            var upload = await CreateAsync(http, 10_000);
            await PatchAsync(http, upload, 0, new byte[5000], "sha256 " + Convert.ToBase64String(SHA256.HashData(new byte[5000])));
            await PatchAsync(http, upload, 5000, new byte[5000]);
            using var begun = await http.PostAsync("/api/deposits", new ByteArrayContent(PageTabDocument.Write(CheckBench.Complete, PageTabForm.Json)) { Headers = { ContentType = new("application/json") } });
            begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        var answers = Answers(await File.ReadAllLinesAsync(trace));

        answers.Select(answer => answer.Status).ShouldBe(["201", "204", "204", "201"]);
        answers[0].ShouldBring("/upload.new>", "the upload is written down");
        answers[0].ShouldBring("/uploads/", "so is its folder");
        answers[1].ShouldBring("/bytes>", "a piece is on disk before it is acknowledged");
        answers[1].ShouldBring("/checked>", "and that it was found right");
        answers[2].ShouldBring("/bytes>", "so is the last");
        answers[2].ShouldBring("/blobs/", "the file has its name for good");
        answers[2].ShouldBring("hub.db-wal>", "and is in its deposit");
        answers[3].ShouldBring("hub.db-wal>", "an accession is on disk before anybody reads it");
    }

    [TracedFact]
    public async Task Each_byte_is_written_once_and_never_read_again_and_the_file_is_flushed_once_for_each_answer()
    {
        var trace = Path.Combine(hub.Own, "trace");
        await hub.StopAsync();
        var pieces = new[] { 3 << 20, (2 << 20) + 4096, 12_345 };
        using (var program = new HubProgram(hub.Data, FreePort(), trace))
        {
            await program.StartAsync();
            using var http = new HttpClient { BaseAddress = program.Address };
            Introduce(http);
            var upload = await CreateAsync(http, pieces.Sum());
            var sent = 0;
            foreach (var piece in pieces)
            {
                await PatchAsync(http, upload, sent, RandomNumberGenerator.GetBytes(piece));
                sent += piece;
            }
        }

        var bytes = (await File.ReadAllLinesAsync(trace)).Where(line => line.Contains("/bytes>", StringComparison.Ordinal)).ToList();

        var writes = bytes.Select(line => Write().Match(line)).Where(match => match.Success)
            .Select(match => (At: Number(match, "at"), Length: Number(match, "length"))).OrderBy(write => write.At).ToList();
        writes.Sum(write => write.Length).ShouldBe(pieces.Sum());
        writes.Zip(writes.Skip(1)).ShouldAllBe(pair => pair.First.At + pair.First.Length == pair.Second.At);
        bytes.ShouldNotContain(line => line.Contains("pread64(", StringComparison.Ordinal));
        bytes.Count(line => line.Contains("sync(", StringComparison.Ordinal)).ShouldBe(pieces.Length);
    }

    [GeneratedRegex(@"pwrite64\(\d+<[^>]*/bytes>, .*, (?<length>\d+), (?<at>\d+)(\)| <unfinished)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Write();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private void Introduce(HttpClient http)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", hub.Token);
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
    }

    private static List<Answer> Answers(string[] trace)
    {
        var (answers, synced) = (new List<Answer>(), new List<string>());
        foreach (var line in trace)
        {
            if (line.Contains("sync(", StringComparison.Ordinal))
            {
                synced.Add(line);
            }
            else if (Made.FirstOrDefault(status => line.Contains("HTTP/1.1 " + status, StringComparison.Ordinal)) is { } status)
            {
                answers.Add(new Answer(status, synced));
                synced = [];
            }
        }

        return answers;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<Uri> CreateAsync(HttpClient http, int length)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(hub.Deposit)},path {Base64("traced.tif")}");
        using var answer = await http.SendAsync(request);
        return answer.Headers.Location.ShouldNotBeNull();
    }

    private static async Task PatchAsync(HttpClient http, Uri upload, int offset, byte[] piece, string? checksum = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(piece) };
        request.Headers.TryAddWithoutValidation("Upload-Checksum", checksum);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private sealed record Answer(string Status, IReadOnlyList<string> Synced)
    {
        public void ShouldBring(string what, string because) => Synced.ShouldContain(line => line.Contains(what, StringComparison.Ordinal), $"{because}; before {Status} only: {string.Join('\n', Synced)}");
    }
}
