using System.Security.Cryptography;

namespace Hub.Deposition.Uploads;

/// <summary>The SHA-256 of an upload's bytes so far, as long as all of them passed through this process.</summary>
internal sealed class RunningHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes it has taken.</summary>
    public long Position { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Position += bytes.Length;
    }

    /// <summary>The digest of what was taken.</summary>
    public string Digest() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
