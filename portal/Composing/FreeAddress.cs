using System.Net;
using System.Net.Sockets;

namespace Hub.Portal.Composing;

/// <summary>Finds out that an address is taken before anything is opened: a server that cannot listen leaves schedules and services that wait for it.</summary>
internal static class FreeAddress
{
    /// <summary>Listens there for a moment.</summary>
    /// <param name="addresses">One or several with <c>;</c> between, as Kestrel takes them.</param>
    /// <exception cref="SettingException">Nobody can listen there.</exception>
    internal static void Probe(string addresses)
    {
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe))
        {
            try
            {
                using var listener = new TcpListener(Place(address.Host), address.Port);
                listener.Start();
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new SettingException($"Hub:Address is '{addresses}', where something else listens; stop that, or name another address.");
            }
            catch (SocketException refused)
            {
                throw new SettingException($"Hub:Address is '{addresses}', where this machine lets nobody listen ({refused.Message}); name another address.");
            }
        }
    }

    // Other names than these stand for every address of the machine.
    private static IPAddress Place(string host) =>
        host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host.Trim('[', ']'), out var place) ? place : IPAddress.Any;
}
