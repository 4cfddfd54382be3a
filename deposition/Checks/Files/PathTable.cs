using System.Buffers.Binary;
using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Deposition.Checks;

/// <summary>All uploaded paths with their sizes, for one pass over file lists of any length: sixteen bytes and two bits a file, not the paths.</summary>
internal sealed class PathTable
{
    private readonly ulong[] hashes;
    private readonly long[] sizes;
    private readonly BitArray listed;
    private readonly BitArray lists;

    private PathTable(ulong[] hashes, long[] sizes)
    {
        Array.Sort(hashes, sizes);
        (this.hashes, this.sizes) = (hashes, sizes);
        listed = new BitArray(hashes.Length);
        lists = new BitArray(hashes.Length);
    }

    /// <summary>How many different files were named.</summary>
    public long Listed { get; private set; }

    /// <summary>How many files are neither named nor lists themselves.</summary>
    public long Unlisted => hashes.LongLength - ((BitArray)listed.Clone()).Or(lists).OfType<bool>().LongCount(bit => bit);

    public static async Task<PathTable> ReadAsync(IUploadedFiles files, CancellationToken cancellationToken)
    {
        var paths = new List<ulong>();
        var lengths = new List<long>();
        await foreach (var file in files.ReadAsync(cancellationToken))
        {
            paths.Add(Hash(file.Path));
            lengths.Add(file.Content.Length);
        }

        return new PathTable([.. paths], [.. lengths]);
    }

    /// <summary>Notes that a row names a path, and says whether that is right.</summary>
    public PathMatch Mark(string path, long? size)
    {
        var at = Array.BinarySearch(hashes, Hash(path));
        if (at < 0)
        {
            return PathMatch.Missing;
        }

        if (listed[at])
        {
            return PathMatch.Repeated;
        }

        listed[at] = true;
        Listed++;
        return size is null || size == sizes[at] ? PathMatch.Found : PathMatch.OtherSize;
    }

    /// <summary>Notes that a path is a list itself, which no list has to name.</summary>
    public void MarkList(string path)
    {
        if (Array.BinarySearch(hashes, Hash(path)) is >= 0 and var at)
        {
            lists[at] = true;
        }
    }

    private static ulong Hash(string path)
    {
        Span<byte> utf8 = stackalloc byte[1024];
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.TryGetBytes(path, utf8, out var written) ? utf8[..written] : Encoding.UTF8.GetBytes(path), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
