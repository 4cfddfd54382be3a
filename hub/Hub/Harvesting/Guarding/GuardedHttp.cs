using System.Net;

namespace Hub.Harvesting;

/// <summary>The HTTP clients that every request to an archive goes through: one for public addresses, one for this machine, without a shared connection.</summary>
internal sealed class GuardedHttp : IDisposable
{
    private const int LongestHeadersInKilobytes = 64;

    private readonly HttpClient open;
    private readonly HttpClient local;

    internal GuardedHttp(string contact, ResolveHost resolve)
    {
        open = Client(new GuardedConnection(NetworkReach.Public, resolve), contact);
        local = Client(new GuardedConnection(NetworkReach.Loopback, resolve), contact);
    }

    internal HttpClient Within(NetworkReach reach) => reach == NetworkReach.Loopback ? local : open;

    public void Dispose()
    {
        open.Dispose();
        local.Dispose();
    }

    // Bodies are inflated by BoundedInflation, which knows how much came; a proxy would resolve names itself, past the guard.
    private static HttpClient Client(GuardedConnection connection, string contact) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = connection.ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = LongestHeadersInKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", $"BioimagingHub/1.0 (+{contact})" }, { "Accept-Encoding", "gzip, br" } },
    };
}
