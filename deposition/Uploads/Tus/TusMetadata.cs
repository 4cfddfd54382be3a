using System.Text;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>The header <c>Upload-Metadata</c>: names and base64 values, parted by commas.</summary>
internal sealed class TusMetadata
{
    private const int Longest = 16 << 10;

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private TusMetadata(string header) => Header = header;

    /// <summary>The header as it came.</summary>
    public string Header { get; }

    /// <summary>The first of some names that has a value; null where none has.</summary>
    public string? First(params string[] names) =>
        names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value) && value is not "null" and not "undefined");

    /// <summary>Reads the header.</summary>
    /// <exception cref="UploadRefusedException">It is malformed.</exception>
    public static TusMetadata Read(string header)
    {
        if (header.Length > Longest || header.Any(letter => letter is < ' ' or > '~'))
        {
            throw Malformed();
        }

        var metadata = new TusMetadata(header);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = pair.Split(' ', 2, StringSplitOptions.TrimEntries);
            metadata.values[words[0]] = words.Length == 2 ? Decoded(words[1]) : "";
        }

        return metadata;
    }

    private static string Decoded(string base64)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(base64));
        }
        catch (Exception wrong) when (wrong is FormatException or DecoderFallbackException)
        {
            throw Malformed();
        }
    }

    private static UploadRefusedException Malformed() =>
        new(StatusCodes.Status400BadRequest, "metadata-unreadable", "Upload-Metadata is a list of names, each with its value as base64 of UTF-8, parted by commas.");
}
