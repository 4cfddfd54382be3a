using System.Net;
using System.Net.Sockets;

namespace Hub.Harvesting;

/// <summary>
/// Opens the connections of one reach. A name is resolved once, all its addresses are judged, and the connection goes to
/// exactly those: an answer that changes between the judgement and the connection (DNS rebinding) changes nothing.
/// </summary>
/// <param name="reach">Where connections may go.</param>
/// <param name="resolve">The resolver.</param>
public sealed class GuardedConnection(NetworkReach reach, ResolveHost resolve)
{
    /// <summary>Connects, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="AddressRefusedException">One of the host's addresses lies outside of the reach.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await AddressesAsync(host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host that may be asked.</summary>
    /// <param name="host">A name or a literal address.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    /// <exception cref="AddressRefusedException">One of them lies outside of the reach.</exception>
    public async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var refused = addresses.FirstOrDefault(address => !Allows(address));
        if (refused is not null)
        {
            throw new AddressRefusedException(
                reach == NetworkReach.Public
                    ? $"{host} leads to {refused}, an address of this machine, of its own network or of special use: it was not asked. An archive must be reached at public addresses only."
                    : $"{host} leads to {refused}, which is not on this machine though the archive's BaseUrl is: it was not asked.");
        }

        return addresses;
    }

    private bool Allows(IPAddress address) => reach == NetworkReach.Public
        ? PublicAddresses.IsPublic(address)
        : IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
