using System.IO.Compression;

using Hub.Records;

namespace Hub.Harvesting;

/// <summary>Inflates bodies as they are read, and stops where a few bytes become too many.</summary>
internal static class BoundedInflation
{
    /// <summary>The body as it was before the archive compressed it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its bytes as they come.</param>
    /// <param name="source">Where it came from, for the message.</param>
    /// <exception cref="ArchiveException">The body is encoded in a way that was not asked for.</exception>
    internal static Stream Open(HttpResponseMessage response, Stream body, Uri source)
    {
        var encodings = response.Content.Headers.ContentEncoding.Where(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToList();
        if (encodings.Count == 0)
        {
            return body;
        }

        var counted = new CountedStream(body);
        return string.Join(", ", encodings).ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new InflatedStream(new GZipStream(counted, CompressionMode.Decompress), counted, source),
            "BR" => new InflatedStream(new BrotliStream(counted, CompressionMode.Decompress), counted, source),
            var other => throw new ArchiveException($"{source} answered in the encoding '{other.ToLowerInvariant()}', which nobody asked for; only gzip and br are understood. Ask the archive to heed Accept-Encoding.") { Failure = ArchiveFailure.Encoding },
        };
    }
}
