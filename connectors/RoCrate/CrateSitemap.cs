using System.Runtime.CompilerServices;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.RoCrate;

/// <summary>Lists the crates whose metadata files a sitemap names; their <c>lastmod</c> is the change mark.</summary>
internal static class CrateSitemap
{
    /// <summary>Streams the crates of the endpoint <c>sitemap</c>.</summary>
    public static async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (address, modified) in new Sitemap(archive, client).PagesAsync(cancellationToken))
        {
            if (CrateFiles.Key(Uri.UnescapeDataString(address.AbsolutePath).Trim('/'), "") is { } key && seen.Add(key))
            {
                yield return CrateFiles.Listed(key, address, modified);
            }
        }

        if (seen.Count == 0)
        {
            throw new ArchiveException($"The sitemap of {archive.Name} names no file ending in ro-crate-metadata.json; check the endpoint 'sitemap'. Nothing counts as deleted.") { Failure = ArchiveFailure.NoRecords };
        }
    }
}
