using ArchiveServer;

namespace Hub.Portal.Composing;

/// <summary>Archives of generated records on loopback, for a hub that cannot reach the real ones.</summary>
public sealed class Demonstration : IAsyncDisposable
{
    private const int Seed = 20261121;
    private readonly ArchiveServerHost server;

    private Demonstration(ArchiveServerHost server) => this.server = server;

    /// <summary>The settings that point every archive to the server, and keep the demonstration's data apart from the real.</summary>
    public string[] Settings =>
    [
        "--Hub:DataFolder=" + Path.Combine("data", "demo"),
        .. server.Archives.SelectMany(archive => new[]
        {
            $"--Hub:Archives:{archive.Id}:BaseUrl={server.BaseUrl(archive.Id)}",
            $"--Hub:Archives:{archive.Id}:RequestsPerSecond=500",
        }),
    ];

    /// <summary>Generates the archives and serves them on a free port.</summary>
    /// <param name="records">How many records each holds.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<Demonstration> StartAsync(int records, CancellationToken cancellationToken) =>
        new(await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = records, Seed = Seed } }, cancellationToken));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
