using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Uploading;

/// <summary>What the disk takes without a hub: written by a loop, or by another program that reads a socket (<c>nc -l | dd conv=fsync</c>).</summary>
public sealed class DirectDisk(string folder)
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Writes a file and brings it to disk.</summary>
    public void Write(SentFile sent)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            long at = 0;
            foreach (var block in sent.Blocks(0, sent.Length))
            {
                RandomAccess.Write(file, block.Span, at);
                at += block.Length;
            }
            RandomAccess.FlushToDisk(file);
        }
    }

    /// <summary>Sends a file through a socket to a program that writes it and brings it to disk.</summary>
    public async Task SendAsync(SentFile sent)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var receiver = Receive(folder, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var socket = await listener.AcceptSocketAsync();
        await using (var stream = new NetworkStream(socket, ownsSocket: false))
            foreach (var block in sent.Blocks(0, sent.Length)) await stream.WriteAsync(block);
        socket.Shutdown(SocketShutdown.Send);
        var answer = new byte[1];
        if (await socket.ReceiveAsync(answer) != 1) throw new IOException("The receiving program failed.");
        await receiver.WaitForExitAsync();
    }

    /// <summary>The receiving program: reads a socket to its end into a file, brings it to disk, and answers.</summary>
    public static void Receive(Options options)
    {
        string path = Path.Combine(options.Text("folder"), Guid.NewGuid().ToString("n"));
        using var client = new TcpClient("127.0.0.1", (int)options.Number("port", 0));
        var block = new byte[BlockBytes];
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            long at = 0;
            for (int read; (read = client.Client.Receive(block)) > 0; at += read) RandomAccess.Write(file, block.AsSpan(0, read), at);
            RandomAccess.FlushToDisk(file);
        }
        client.Client.Send([1]);
    }

    private static Process Receive(string folder, int port) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(DirectDisk).Assembly.Location, "receive", "--folder", folder, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]))!;
}
