using System.Globalization;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>Fetches all pages of a list that names the address of its next page.</summary>
/// <param name="archive">The archive, for messages.</param>
/// <param name="client">The way out.</param>
internal sealed class PagedRest(ArchiveDefinition archive, IArchiveClient client)
{
    private const int MostPages = 2000;

    /// <summary>The pages as parts <c>NAME/0001.json</c>; none where the first is not there at all.</summary>
    /// <param name="name">The parts' folder.</param>
    /// <param name="first">The address of the first page.</param>
    /// <param name="read">Reads a page: how many items it has, how many there are in all, and the query of the next one.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <exception cref="ArchiveException">The pages never end, or do not add up to the number that the list states.</exception>
    public async Task<IReadOnlyList<PayloadPart>> FetchAsync(
        string name, Uri first, Func<JsonElement, (int Items, int? Total, string? Next)> read, CancellationToken cancellationToken)
    {
        var parts = new List<PayloadPart>();
        var asked = new HashSet<Uri>();
        var items = 0;
        int? total = null;
        for (Uri? address = first; address is not null;)
        {
            if (!asked.Add(address))
            {
                throw Endless(address, $"page {asked.Count} leads back to it");
            }

            if (asked.Count > MostPages)
            {
                throw Endless(address, $"it would be page {asked.Count}");
            }

            var response = await client.SendAsync(new ArchiveRequest(address) { Expected = parts.Count == 0 ? [404] : [] }, cancellationToken);
            if (response.Status == 404)
            {
                return [];
            }

            var part = response.AsPart(string.Create(CultureInfo.InvariantCulture, $"{name}/{asked.Count:D4}.json"));
            var page = read(ArchiveJson.Parse(await part.ReadTextAsync(cancellationToken), address));
            parts.Add(part);
            items += page.Items;
            total = page.Total ?? total;
            address = page.Next is { } query ? new Uri(first, query) : null;
        }

        return total is null || total == items
            ? parts
            : throw new ArchiveException($"{first}: the list of {archive.Name} says it has {total} items but gave {items}; it changed meanwhile or is cut short, try again later.");
    }

    private ArchiveException Endless(Uri address, string because) =>
        new($"{address}: the list of {archive.Name} never ends, {because}. Ask {archive.Name}; what is known of it stays.") { Failure = ArchiveFailure.Endless };

    /// <summary>The query of a page's address, which may name another host or path than the one it was asked at.</summary>
    public static string? Query(JsonElement next)
    {
        var text = next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        var mark = text?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        return mark < 0 ? null : text![mark..];
    }
}
