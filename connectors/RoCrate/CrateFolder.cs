using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.RoCrate;

/// <summary>Lists the crates of a folder that a web server lists: an HTML page of links, or the server's JSON list with times.</summary>
internal static class CrateFolder
{
    /// <summary>Streams the crates of the endpoint <c>folder</c>.</summary>
    public static async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = new Uri(archive.Address("folder").AbsoluteUri.TrimEnd('/') + "/");
        var response = await client.SendAsync(new ArchiveRequest(folder) { Accept = "text/html, application/json" }, cancellationToken);
        var text = await response.AsPart("listing").ReadTextAsync(cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, mark) in text.AsSpan().TrimStart() is ['[', ..] ? FromJson(text, folder) : FromHtml(text, folder))
        {
            if (Uri.TryCreate(folder, name, out var address)
                && folder.IsBaseOf(address)
                && CrateFiles.Key(Uri.UnescapeDataString(folder.MakeRelativeUri(address).OriginalString), "") is { } key
                && seen.Add(key))
            {
                yield return CrateFiles.Listed(key, address, mark);
            }
        }

        if (seen.Count == 0)
        {
            throw new ArchiveException($"{folder} links to no file ending in ro-crate-metadata.json; check the endpoint 'folder' of {archive.DefinedIn}.");
        }
    }

    private static IEnumerable<(string Name, string? Mark)> FromHtml(string text, Uri folder) =>
        (HtmlPage.Parse(text) ?? throw new ArchiveException($"{folder} answered with a page too large to be a listing; check the endpoint 'folder'."))
        .QuerySelectorAll("a[href]").Select(link => (link.GetAttribute("href")!, (string?)null));

    private static IEnumerable<(string Name, string? Mark)> FromJson(string text, Uri folder) =>
        from entry in ArchiveJson.Parse(text, folder).EnumerateArray()
        where entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out _)
        let mark = entry.TryGetProperty("mtime", out var time) ? $"{time} {(entry.TryGetProperty("size", out var size) ? size.GetRawText() : "")}" : null
        select (Uri.EscapeDataString(entry.GetProperty("name").ToString()), mark);
}
