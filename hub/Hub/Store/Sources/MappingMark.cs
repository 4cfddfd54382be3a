using System.Security.Cryptography;
using System.Text;

namespace Hub.Store;

/// <summary>The mapping that read a record, as it stands beside each record: its version where that is short, else a digest of it. The run has the whole.</summary>
public static class MappingMark
{
    private const int Longest = 64;

    /// <summary>The mark of a mapping.</summary>
    /// <param name="version">Its version.</param>
    public static string Of(string version) =>
        version.Length <= Longest ? version : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)))[..(Longest / 2)];
}
