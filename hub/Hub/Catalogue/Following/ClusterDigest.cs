using System.Security.Cryptography;
using System.Text.Json;
using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>The digest of the cluster of duplicates that a dataset is in, as that dataset sees it, by which the index is compared with the store.</summary>
internal static class ClusterDigest
{
    /// <summary>The digest; null for a dataset that stands alone.</summary>
    public static string? Of(DatasetCluster? cluster) =>
        cluster is null ? null : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(cluster, CatalogueJson.Default.DatasetCluster)));

    /// <summary>The digests of all datasets that are in a cluster, as the store has them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfStoreAsync(IDuplicates duplicates, CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var cluster in duplicates.ReadAsync(cancellationToken))
            foreach (var member in cluster.Members)
                if (Of(DatasetCluster.Of(cluster, member.Accession)) is { } digest) digests[member.Accession] = digest;
        return digests;
    }
}
