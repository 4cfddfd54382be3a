using System.Globalization;
using System.Text;
using System.Xml;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The pages of all datasets for search engines, after the Sitemaps protocol 0.9: one list for every 50,000, and a list of these lists.</summary>
public static class Sitemap
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/xml; charset=utf-8";

    /// <summary>The most pages that one list may name.</summary>
    public const int MostPages = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>How many lists some datasets need; one at least.</summary>
    /// <param name="datasets">How many datasets there are.</param>
    public static int Lists(long datasets) => (int)Math.Max(1, (datasets + MostPages - 1) / MostPages);

    /// <summary>Writes the list of lists.</summary>
    /// <param name="lists">How many there are.</param>
    /// <param name="hub">The hub's address.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task WriteListsAsync(int lists, Uri hub, Stream output, CancellationToken cancellationToken) => WriteAsync(
        "sitemapindex", "sitemap", Enumerable.Range(1, lists).Select(number => (new Uri(hub, string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{number}.xml")), default(DateOnly?))), output, cancellationToken);

    /// <summary>Writes one list.</summary>
    /// <param name="datasets">The datasets, at most <see cref="MostPages"/>.</param>
    /// <param name="hub">The hub's address.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task WriteAsync(IEnumerable<Dataset> datasets, Uri hub, Stream output, CancellationToken cancellationToken) => WriteAsync(
        "urlset", "url", datasets.Select(dataset => (new Uri(hub, $"/datasets/{Uri.EscapeDataString(dataset.Accession)}"), dataset.UpdateDate ?? dataset.ReleaseDate)), output, cancellationToken);

    private static async Task WriteAsync(string root, string element, IEnumerable<(Uri Address, DateOnly? Changed)> entries, Stream output, CancellationToken cancellationToken)
    {
        await using var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, CloseOutput = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, root, Namespace);
        foreach (var (address, changed) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.WriteStartElementAsync(null, element, Namespace);
            await xml.WriteElementStringAsync(null, "loc", Namespace, address.AbsoluteUri);
            if (changed is { } day)
            {
                await xml.WriteElementStringAsync(null, "lastmod", Namespace, day.ToString("O", CultureInfo.InvariantCulture));
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }
}
