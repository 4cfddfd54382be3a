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
            parts.Add(new PayloadManifestPart(part.Name, await blobs.KeepAsync(part.Content, cancellationToken), part.Source, part.MediaType, part.Charset));
        }

        return new PayloadManifest(fetchedAt, parts);
    }

    /// <summary>Changes when a part's name, character set or bytes do; where the bytes came from does not count.</summary>
    internal static string Digest(this PayloadManifest manifest)
    {
        var text = string.Join('\n', manifest.Parts.Select(part => $"{part.Name}\t{part.Charset}\t{part.Blob.Digest}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
