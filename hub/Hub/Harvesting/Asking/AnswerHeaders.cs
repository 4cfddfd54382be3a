using Hub.Records;

namespace Hub.Harvesting;

/// <summary>What an answer's headers say of its body.</summary>
internal static class AnswerHeaders
{
    /// <summary>Headers that listings need, besides those that describe the body.</summary>
    private static readonly string[] Kept = ["link", "etag", "last-modified", "x-total-count", "date"];

    /// <summary>Whether the answer can be asked for again conditionally.</summary>
    internal static bool HasValidator(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && (response.Headers.ETag is not null || response.Content.Headers.LastModified is not null);

    /// <summary>The answer with its headers; a byte order mark goes before the declared character set.</summary>
    internal static ArchiveResponse Describe(HttpResponseMessage response, Uri source, IContent content, ReadOnlySpan<byte> start) => new((int)response.StatusCode, content)
    {
        Source = source,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        Charset = CharsetOf(start) ?? response.Content.Headers.ContentType?.CharSet?.Trim('"', '\''),
        Headers = Kept
            .Select(name => (Name: name, Value: ValueOf(response, name)))
            .Where(header => header.Value is not null)
            .ToDictionary(header => header.Name, header => header.Value!, StringComparer.Ordinal),
    };

    private static string? ValueOf(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;

    private static string? CharsetOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => null,
    };
}
