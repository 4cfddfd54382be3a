using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.XPath;

using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>Lists the pages of a sitemap, or of a sitemap of sitemaps.</summary>
/// <param name="archive">With the endpoint <c>sitemap</c> and the option <c>pages</c>, a regular expression of the paths of dataset pages.</param>
/// <param name="client">The way out.</param>
public sealed class Sitemap(ArchiveDefinition archive, IArchiveClient client)
{
    private const int Deepest = 2;

    // Real sites have some hundreds.
    private const int MostSitemaps = 10_000;

    private readonly Regex? pages = Pattern(archive);

    /// <summary>The pages that may be datasets, each once; a page's key is its path and query.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="ArchiveException">A sitemap cannot be had, or names no such page.</exception>
    public IAsyncEnumerable<ListedRecord> ListAsync(CancellationToken cancellationToken) =>
        PagesAsync(cancellationToken).Select(page => new ListedRecord(page.Address.PathAndQuery) { ChangeMark = page.Modified });

    /// <summary>The addresses that the option <c>pages</c> allows, each once, with the <c>lastmod</c> that the sitemap gives them.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="ArchiveException">A sitemap cannot be had, or names no such page.</exception>
    public async IAsyncEnumerable<(Uri Address, string? Modified)> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in WalkAsync(archive.Address("sitemap"), 0, new HashSet<string>(StringComparer.Ordinal), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pages?.IsMatch(page.Address.PathAndQuery) != false && seen.Add(page.Address.PathAndQuery))
            {
                yield return page;
            }
        }

        if (seen.Count == 0)
        {
            throw new ArchiveException($"The sitemap of {archive.Name} names no page{(pages is null ? "" : " that the option 'pages' allows")}. Check it; nothing counts as deleted.") { Failure = ArchiveFailure.NoRecords };
        }
    }

    /// <summary>The address of a page, at the sitemap's own host: a page elsewhere is not this archive's.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="key">The page's key.</param>
    public static Uri Page(ArchiveDefinition archive, string key) => new(archive.Address("sitemap"), key);

    /// <summary>A time of a sitemap; null where it is none.</summary>
    /// <param name="modified">As the sitemap writes it.</param>
    public static DateTimeOffset? Time(string? modified) =>
        DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private async IAsyncEnumerable<(Uri Address, string? Modified)> WalkAsync(Uri address, int depth, HashSet<string> walked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (depth > Deepest || !walked.Add(address.AbsoluteUri))
        {
            throw new ArchiveException($"The sitemaps of {archive.Name} lead in a circle or more than {Deepest} deep at {address}. Ask the archive to correct them.") { Failure = ArchiveFailure.Endless };
        }

        if (walked.Count > MostSitemaps)
        {
            throw new ArchiveException($"The sitemap of {archive.Name} leads to more than {MostSitemaps} others. Name one in the endpoint 'sitemap' that leads to the pages of datasets only.") { Failure = ArchiveFailure.Endless };
        }

        var root = await AskAsync(address, cancellationToken);
        foreach (var inner in Locations(root, "sitemap", address))
        {
            await foreach (var page in WalkAsync(inner.Address, depth + 1, walked, cancellationToken))
            {
                yield return page;
            }
        }

        foreach (var page in Locations(root, "url", address).Where(page => page.Address.Authority == address.Authority))
        {
            yield return page;
        }
    }

    private async Task<XPathNavigator> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new ArchiveRequest(address) { Accept = "application/xml, text/xml;q=0.9" }, cancellationToken);
        if (answer.Content.Length == 0)
        {
            throw new ArchiveException($"{address} answered {answer.Status} with nothing in it. Nothing counts as deleted; ask the archive.") { Failure = ArchiveFailure.Empty };
        }

        try
        {
            return SafeXml.Navigate(await answer.AsPart("sitemap").ReadTextAsync(cancellationToken));
        }
        catch (FormatException wrong)
        {
            throw new ArchiveException($"{address} gave no sitemap: {wrong.Message}. Check the endpoint 'sitemap'.", wrong) { Failure = ArchiveFailure.Unreadable };
        }
    }

    private static IEnumerable<(Uri Address, string? Modified)> Locations(XPathNavigator root, string name, Uri source) =>
        from entry in root.Select($"/*/*[local-name()='{name}']").Cast<XPathNavigator>()
        let location = entry.SelectSingleNode("*[local-name()='loc']")?.Value.Trim()
        where Uri.TryCreate(source, location, out _)
        let address = new Uri(source, location)
        select (address, entry.SelectSingleNode("*[local-name()='lastmod']")?.Value.Trim());

    // Without backtracking: the pattern may be a partner's.
    private static Regex? Pattern(ArchiveDefinition archive)
    {
        if (!archive.Options.TryGetValue("pages", out var pattern))
        {
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new ArchiveException($"The option 'pages' is '{pattern}' in {archive.DefinedIn}, which is no regular expression without look-around and back-references; correct it.", wrong) { Failure = ArchiveFailure.Definition };
        }
    }
}
