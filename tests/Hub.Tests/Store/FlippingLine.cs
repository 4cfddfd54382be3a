using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hub.Tests.Store;

/// <summary>A line to a server on which, if asked, one bit in the middle of each long request flips, nothing goes on, or which is cut.</summary>
internal sealed class FlippingLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly Uri server;

    public FlippingLine(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public bool IsFlipping { get; set; }

    public int Flipped { get; private set; }

    /// <summary>Whether nobody gets through, as when the server went.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What requests wait for before they go on.</summary>
    public Task Opened { get; set; } = Task.CompletedTask;

    /// <summary>Ends every connection, and lets none through.</summary>
    public void Cut()
    {
        IsCut = true;
        while (open.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => IsCut = false;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        open.Add(near);
        if (IsCut)
        {
            return;
        }

        await far.ConnectAsync(server.Host, server.Port);
        try
        {
            await Task.WhenAny(ForthAsync(near.GetStream(), far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two hung up, which the other is told by the end of its line.
        }
    }

    private async Task ForthAsync(NetworkStream from, NetworkStream to)
    {
        var (buffer, passed) = (new byte[16 << 10], 0L);
        for (var read = 1; read > 0; passed += read)
        {
            read = await from.ReadAsync(buffer);
            if (IsFlipping && passed > 40_000 && read > 1000)
            {
                buffer[read / 2] ^= 1;
                Flipped++;
            }

            await Opened;
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
