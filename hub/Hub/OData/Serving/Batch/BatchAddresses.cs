namespace Hub.OData;

/// <summary>Where the requests of a batch go.</summary>
/// <param name="root">Where the service lies, with a slash at its end.</param>
internal sealed class BatchAddresses(string root)
{
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);

    /// <summary>The address of a request, as an absolute path with its query.</summary>
    /// <exception cref="ODataRefusedException">It does not lie in this service, or the request wants what reading cannot have.</exception>
    public string Target(BatchRequest request)
    {
        if (request.Group is not null) throw new ODataRefusedException(400, "batch-atomicity", "Requests that only read cannot succeed or fail together. Leave atomicityGroup out.", "atomicityGroup");
        string url = Resolved(request);
        if (!url.StartsWith(root, StringComparison.OrdinalIgnoreCase) || Climbs(url)) throw new ODataRefusedException(400, "batch-address", $"The address \"{Shortened(request.Url)}\" does not lie below {root}. A batch asks this service alone.", "url");
        if (url.AsSpan(root.Length).StartsWith("$batch")) throw new ODataRefusedException(400, "batch-nested", "A batch cannot hold a batch. Put its requests into this one.", "url");
        paths[request.Id] = url.Split('?')[0];
        return url;
    }

    private string Resolved(BatchRequest request)
    {
        string url = Uri.TryCreate(request.Url, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.PathAndQuery : request.Url;
        if (url.StartsWith('$') && paths.Keys.FirstOrDefault(id => Names(url, id)) is { } earlier) url = paths[earlier] + url[(earlier.Length + 1)..];
        return url.StartsWith('/') ? url : root + url;
    }

    private static bool Names(string url, string id) => url.AsSpan(1).StartsWith(id) && (url.Length == id.Length + 1 || url[id.Length + 1] is '/' or '?');

    private static bool Climbs(string url) => Array.Exists(url.Split('?')[0].Split('/'), step => Uri.UnescapeDataString(step) is "." or "..");

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
