using System.Security.Cryptography;

namespace Hub.Deposition.Uploads;

/// <summary>The checksum that a client sent with one request.</summary>
public sealed class ChunkChecksum : IDisposable
{
    private readonly IncrementalHash hash;
    private readonly byte[] expected;

    private ChunkChecksum(HashAlgorithmName algorithm, byte[] expected) => (hash, this.expected) = (IncrementalHash.CreateHash(algorithm), expected);

    /// <summary>The algorithms, as tus names them; sha1 only because the protocol demands it.</summary>
    public const string Algorithms = "sha256,sha1,md5";

    /// <summary>Reads <c>sha256 {base64}</c>; null where it is none.</summary>
    /// <param name="header">The header's value.</param>
    public static ChunkChecksum? Read(string header)
    {
        var words = header.Split(' ', 2);
        HashAlgorithmName? algorithm = words[0] switch
        {
            "sha256" => HashAlgorithmName.SHA256,
            "sha1" => HashAlgorithmName.SHA1,
            "md5" => HashAlgorithmName.MD5,
            _ => null,
        };
        var bytes = new byte[64];
        return algorithm is { } known && words.Length == 2 && Convert.TryFromBase64String(words[1], bytes, out var length) ? new ChunkChecksum(known, bytes[..length]) : null;
    }

    /// <summary>Takes the next bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <summary>Whether the bytes are those that the client meant.</summary>
    internal bool IsRight() => CryptographicOperations.FixedTimeEquals(hash.GetCurrentHash(), expected);

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();
}
