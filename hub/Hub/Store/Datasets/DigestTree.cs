using System.Security.Cryptography;
using System.Text;

namespace Hub.Store;

/// <summary>
/// Digests of an archive's datasets as a tree of two levels: a root over 256 leaves, each over the datasets whose accession
/// falls into it. Two places that have the same have the same root; where they differ, the leaves tell in which
/// part. Datasets may be added in any order.
/// </summary>
public sealed class DigestTree
{
    private const int Leaves = 256;

    private readonly byte[] leaves = new byte[Leaves * SHA256.HashSizeInBytes];

    /// <summary>How many datasets were added.</summary>
    public long Count { get; private set; }

    /// <summary>Lower-case hexadecimal SHA-256 over all leaves.</summary>
    public string Root => Convert.ToHexStringLower(SHA256.HashData(leaves));

    /// <summary>The leaf that an accession falls into, 0 to 255.</summary>
    /// <param name="accession">The dataset.</param>
    public static int LeafOf(string accession) => SHA256.HashData(Encoding.UTF8.GetBytes(accession))[0];

    /// <summary>Adds a dataset.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="digest">Of its record.</param>
    /// <param name="filesDigest">Of its file list; null where it has none.</param>
    /// <param name="linksDigest">Of its links; null where it has none.</param>
    /// <param name="clusterDigest">Of the cluster of duplicates that it is in; null where it stands alone.</param>
    public void Add(string accession, string digest, string? filesDigest, string? linksDigest = null, string? clusterDigest = null)
    {
        var leaf = leaves.AsSpan(LeafOf(accession) * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
        var entry = SHA256.HashData(Encoding.UTF8.GetBytes($"{accession}\n{digest}\n{filesDigest}\n{linksDigest}\n{clusterDigest}"));
        for (var i = 0; i < entry.Length; i++)
        {
            leaf[i] ^= entry[i];
        }

        Count++;
    }

    /// <summary>The leaves in which another tree has something else.</summary>
    /// <param name="other">The other place's tree.</param>
    public IReadOnlySet<int> Differing(DigestTree other) =>
        Enumerable.Range(0, Leaves).Where(leaf => !Leaf(leaf).SequenceEqual(other.Leaf(leaf))).ToHashSet();

    private ReadOnlySpan<byte> Leaf(int leaf) => leaves.AsSpan(leaf * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
}
