using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hub.OData;

/// <summary>Batches as <c>multipart/mixed</c>, which clients of version 4.0 send.</summary>
internal static class MultipartBatch
{
    private const int LongestBoundary = 250;

    /// <summary>Reads the requests.</summary>
    /// <exception cref="ODataRefusedException">The body is no batch.</exception>
    public static async Task<IReadOnlyList<BatchRequest>> ReadAsync(string contentType, Stream body, CancellationToken cancellationToken)
    {
        string boundary = MediaTypeHeaderValue.TryParse(contentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > LongestBoundary) throw Refused("Its content type names no boundary");
        var requests = new List<BatchRequest>();
        try
        {
            var parts = new MultipartReader(boundary, body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                using var reader = new StreamReader(part.Body, Encoding.UTF8);
                string id = part.Headers?.GetValueOrDefault("Content-ID").ToString() is { Length: > 0 } named ? named : (requests.Count + 1).ToString(CultureInfo.InvariantCulture);
                bool changes = part.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
                requests.Add(changes ? new BatchRequest(id, "POST", "", [], [], "changes") : One(id, await reader.ReadToEndAsync(cancellationToken)));
            }
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            throw Refused("Its parts cannot be told apart");
        }
        return requests;
    }

    private static BatchRequest One(string id, string text)
    {
        string[] lines = text.Split('\n');
        if (lines[0].Trim().Split(' ') is not [var method, var url, ..]) throw Refused($"Its part \"{(id.Length > 40 ? id[..40] : id)}\" does not begin with a line such as GET Datasets HTTP/1.1");
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string line in lines.Skip(1).TakeWhile(line => line.Trim().Length > 0))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            // Where a request goes is said by its address alone.
            if (colon > 0 && !line.AsSpan(0, colon).Equals("Host", StringComparison.OrdinalIgnoreCase)) headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return new BatchRequest(id, method, url, headers, [], null);
    }

    private static ODataRefusedException Refused(string what) =>
        new(400, "batch-unreadable", $"The body is no batch. {what}. Batches as application/json are simpler to write.", "Content-Type");
}
