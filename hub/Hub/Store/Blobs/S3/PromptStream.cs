using System.Net.Sockets;

namespace Hub.Store;

/// <summary>
/// A connection whose reader acknowledges at once what it has read to the end. A server that sends the head of an answer first and its
/// body when the head was acknowledged, as Ceph's gateway does, would otherwise be held up for 40 ms with each answer.
/// </summary>
/// <param name="socket">The connection.</param>
internal sealed class PromptStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    // IPPROTO_TCP and TCP_QUICKACK of Linux, which forgets it with the next packet.
    private const int Tcp = 6, QuickAcknowledgement = 12;

    private static readonly byte[] Yes = [1, 0, 0, 0];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (read > 0 && read < buffer.Length && OperatingSystem.IsLinux())
        {
            Socket.SetRawSocketOption(Tcp, QuickAcknowledgement, Yes);
        }

        return read;
    }

    /// <summary>Connects, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new PromptStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
