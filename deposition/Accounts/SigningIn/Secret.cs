using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Deposition.Accounts;

/// <summary>Secrets that are given out once: 256 random bits, of which the store has the SHA-256 only. So much chance needs no slow hash.</summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>A new secret, 43 characters that need no escaping in addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Lower-case hexadecimal SHA-256 of a secret.</summary>
    /// <param name="secret">Of any length.</param>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
