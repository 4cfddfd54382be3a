using System.Security.Cryptography;

namespace Hub.Store;

/// <summary>Digests of files and their parts, read once more from disk.</summary>
internal static class FileDigests
{
    private const int Buffer = 1 << 20;

    /// <summary>Refuses a file that is not the blob it was taken for.</summary>
    /// <exception cref="InvalidDataException">It is another.</exception>
    public static async Task DemandAsync(string path, BlobReference blob, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        if (file.Length != blob.Length || Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != blob.Digest)
        {
            throw new InvalidDataException($"The file {path} is not the blob {blob.Digest} of {blob.Length} bytes that it was taken for; its disk may be failing.");
        }
    }

    /// <summary>The MD5 of a part as base64, which S3 asks for as the proof of what arrived.</summary>
    public static async Task<string> Md5Async(string path, long offset, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await using var file = Open(path);
        file.Position = offset;
        var buffer = new byte[Buffer];
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0)
            {
                throw new InvalidDataException($"The file {path} became shorter while it was read.");
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToBase64String(hash.GetCurrentHash());
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
