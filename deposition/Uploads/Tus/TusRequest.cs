using System.Globalization;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>Reads what a tus request says of itself.</summary>
internal static class TusRequest
{
    private const string Final = "final;";

    /// <summary>What a creation asks for.</summary>
    /// <exception cref="UploadRefusedException">A header is missing or malformed.</exception>
    public static NewUpload Creation(HttpRequest request)
    {
        var metadata = TusMetadata.Read(request.Headers["Upload-Metadata"].ToString());
        var concat = request.Headers["Upload-Concat"].ToString();
        var isPartial = concat == "partial";
        var parts = concat.StartsWith(Final, StringComparison.Ordinal) ? Parts(concat[Final.Length..]) : null;
        if (concat.Length > 0 && !isPartial && parts is null)
        {
            throw Malformed("Upload-Concat is 'partial', or 'final;' and the addresses of the parts.");
        }

        var deposit = metadata.First("deposit") ?? request.Query["deposit"].ToString();
        return new NewUpload(deposit, isPartial ? null : metadata.First("path", "relativePath", "filename", "name") ?? "", parts is null ? Number(request, "Upload-Length") : 0)
        {
            Expected = Sha256(metadata.First("sha256")),
            Metadata = metadata.Header,
            Parts = parts,
        };
    }

    /// <summary>A header that is a whole number.</summary>
    /// <exception cref="UploadRefusedException">It is missing or none.</exception>
    public static long Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Malformed($"The header {header} has to be a whole number of bytes.");

    /// <summary>The checksum of the request's bytes; null where there is none.</summary>
    /// <exception cref="UploadRefusedException">Its algorithm is not known.</exception>
    public static ChunkChecksum? Checksum(HttpRequest request) => request.Headers["Upload-Checksum"].ToString() is { Length: > 0 } header
        ? ChunkChecksum.Read(header) ?? throw Malformed($"Upload-Checksum is one of {ChunkChecksum.Algorithms}, a space, and the checksum as base64.")
        : null;

    private static List<string> Parts(string addresses)
    {
        var ids = addresses.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(address => address.TrimEnd('/')[(address.TrimEnd('/').LastIndexOf('/') + 1)..]).ToList();
        return ids.Count is > 0 and <= 1000 && ids.TrueForAll(StagingArea.IsId) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count
            ? ids
            : throw Malformed("Upload-Concat names from 1 to 1000 different parts by their addresses.");
    }

    private static string? Sha256(string? stated)
    {
        if (stated is null)
        {
            return null;
        }

        return stated.Length == 64 && stated.All(char.IsAsciiHexDigit) ? stated.ToLowerInvariant() : throw Malformed("The metadata sha256 is 64 hexadecimal digits.");
    }

    private static UploadRefusedException Malformed(string message) => new(StatusCodes.Status400BadRequest, "header-unreadable", message);
}
