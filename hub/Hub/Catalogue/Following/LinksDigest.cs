using System.Security.Cryptography;
using System.Text.Json;
using Hub.Indexing;
using Hub.Indexing.Searching;
using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>The digest of one dataset's links in their order, by which those of the index are compared with those of the store.</summary>
internal sealed class LinksDigest
{
    private byte[] chain = [];
    private int count;

    /// <summary>The digests of all datasets that have links, as the store has them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfStoreAsync(ILinks links, CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, LinksDigest>(StringComparer.Ordinal);
        await foreach (var link in links.ReadAsync("", cancellationToken))
        {
            if (!LinkedDatasets.IsShown(link.Value)) continue;
            foreach (string end in new[] { link.Value.From, link.Value.To }.Distinct(StringComparer.Ordinal))
            {
                if (!digests.TryGetValue(end, out var digest)) digests[end] = digest = new LinksDigest();
                digest.Add(JsonSerializer.SerializeToUtf8Bytes(DatasetLink.Of(link.Value, end), CatalogueJson.Default.DatasetLink));
            }
        }
        return Texts(digests);
    }

    /// <summary>The digests of all datasets that have links, as a state of the index of links has them.</summary>
    public static IReadOnlyDictionary<string, string> OfIndex(IndexSnapshot links, CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, LinksDigest>(StringComparer.Ordinal);
        var groups = links.Aggregate(new AggregateRequest { GroupBy = [FieldNames.Dataset], Aggregates = [Aggregate.Count] }, cancellationToken);
        foreach (var row in groups.Rows)
        {
            var (accession, count) = ((string)row.Columns[0]!, (long)row.Columns[1]!);
            var digest = digests[accession] = new LinksDigest();
            // A place that is missing among them is a difference of its own.
            for (long place = 0; place < count; place++) digest.Add(links.Find(RecordKeys.Of(accession, place)) is { } document ? links.Stored(document) : []);
        }
        return Texts(digests);
    }

    private void Add(byte[] link)
    {
        if (count++ < LinkedDatasets.MostLinks) chain = SHA256.HashData([.. chain, .. link]);
    }

    private static Dictionary<string, string> Texts(Dictionary<string, LinksDigest> digests) =>
        digests.ToDictionary(pair => pair.Key, pair => Convert.ToHexStringLower(pair.Value.chain), StringComparer.Ordinal);
}
