using System.Net;
using System.Net.Sockets;

namespace Hub.Harvesting;

/// <summary>Tells the addresses of the public Internet from those of this machine, of its networks, and of special use (the IANA special-purpose registries, RFC 6890).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] SpecialIPv4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    // IETF protocols with Teredo and ORCHID, documentation (two), and what is left of the experiment 6bone.
    private static readonly IPNetwork[] SpecialIPv6 = [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20", "3ffe::/16" }.Select(IPNetwork.Parse)];

    /// <summary>Whether a connection to the address stays out of this machine and its networks, an IPv4 address inside an IPv6 one included (mapped, NAT64, 6to4, ISATAP).</summary>
    /// <param name="address">A resolved address.</param>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !SpecialIPv4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        return Embedded(address.GetAddressBytes()) is { } inside
            ? IsPublic(inside)
            : GlobalIPv6.Contains(address) && !SpecialIPv6.Any(network => network.Contains(address));
    }

    private static IPAddress? Embedded(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, ..] => new IPAddress(bytes[12..]),
        [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
        [0x20, 0x02, ..] => new IPAddress(bytes[2..6]),
        [_, _, _, _, _, _, _, _, 0x00 or 0x02, 0x00, 0x5E, 0xFE, ..] => new IPAddress(bytes[12..]),
        _ => null,
    };
}
