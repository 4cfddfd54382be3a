using System.Security.Cryptography;
using System.Text;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Brings fetched payloads into the blob store.</summary>
internal static class PayloadKeeping
{
    /// <summary>Keeps every part of a payload.</summary>
    internal static async Task<PayloadManifest> KeepAsync(this IBlobStore blobs, Payload payload, DateTimeOffset fetchedAt, CancellationToken cancellationToken)
    {
        var parts = new List<PayloadManifestPart>(payload.Parts.Count);
        foreach (var part in payload.Parts)
        {
            parts.Add(new PayloadManifestPart(part.Name, await KeepAsync(blobs, part.Content, cancellationToken), part.Source, part.MediaType, part.Charset));
        }

        return new PayloadManifest(fetchedAt, parts);
    }

    // Whether so few bytes are kept already is not worth the question: written again, they are the same.
    private static async Task<BlobReference> KeepAsync(IBlobStore blobs, IContent content, CancellationToken cancellationToken)
    {
        if (content.Length > SmallBlob.MostBytes)
        {
            return await blobs.KeepAsync(content, cancellationToken);
        }

        if (content is MemoryContent memory)
        {
            return await blobs.KeepBytesAsync(memory, cancellationToken);
        }

        await using var blob = await blobs.CreateAsync(cancellationToken);
        await using var bytes = await content.OpenReadAsync(cancellationToken);
        await bytes.CopyToAsync(blob.Content, cancellationToken);
        return await blob.CommitAsync(cancellationToken);
    }

    /// <summary>Changes when a part's name, character set or bytes do; where the bytes came from does not count.</summary>
    internal static string Digest(this PayloadManifest manifest)
    {
        var text = string.Join('\n', manifest.Parts.Select(part => $"{part.Name}\t{part.Charset}\t{part.Blob.Digest}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
