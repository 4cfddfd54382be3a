using System.Buffers.Binary;
using System.IO.Compression;

namespace Hub.Correlation;

/// <summary>Reads whole Zarr arrays of modest size out of the files beside the one that names them.</summary>
/// <param name="find">The bytes of a file by its path; null where there is none.</param>
internal sealed class ZarrReader(Func<string, ReadOnlyMemory<byte>?> find)
{
    /// <summary>Chunks hang over the edges of their array; those that hold little else only cost time.</summary>
    private const long MostDecoded = 4L * FileLimits.Samples;

    private int left = FileLimits.Samples;

    /// <summary>Reads the numbers of an array.</summary>
    /// <param name="path">The array's folder.</param>
    /// <param name="layout">As its metadata say.</param>
    /// <exception cref="TransformationFormatException">A chunk is malformed.</exception>
    /// <exception cref="UnreadArrayException">It is too large, or only described.</exception>
    public ZarrArray Read(string path, ZarrLayout layout)
    {
        if (layout.Chunk.Length != layout.Shape.Length)
        {
            throw new TransformationFormatException("$", $"The array has {layout.Shape.Length} axes and its chunks {layout.Chunk.Length}.", path);
        }

        var numbers = Product(layout.Shape);
        var inChunk = Product(layout.Chunk);
        var grid = layout.Shape.Zip(layout.Chunk, (length, chunk) => (length + chunk - 1) / chunk).ToArray();
        if (numbers > left || grid.Aggregate(1L, (product, count) => product * count) is var chunks && (chunks > FileLimits.Items || chunks * inChunk > MostDecoded))
        {
            throw new UnreadArrayException($"the arrays beside one file are read up to {FileLimits.Samples} numbers in {FileLimits.Items} chunks together; give every second sample, or a part of the field.");
        }

        left -= (int)numbers;
        var values = new double[numbers];
        var missing = 0;
        var place = new int[grid.Length];
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var name = $"{path}/{layout.Path(place)}";
            var content = find(name) is { } bytes ? Decoded(bytes, (int)inChunk, layout, name) : null;
            missing += content is null ? 1 : 0;
            Copy(content, layout, place, values);
            Advance(place, grid);
        }

        return missing < chunks ? new ZarrArray(layout.Shape, values, missing)
            : throw new UnreadArrayException("the array's description is at hand and none of its chunks; give its whole folder with the file, in one zip.");
    }

    private static long Product(int[] lengths)
    {
        var product = 1L;
        foreach (var length in lengths)
        {
            product *= length;
            if (product > FileLimits.Samples)
            {
                throw new UnreadArrayException($"the array or its chunks hold more than {FileLimits.Samples} numbers; give every second sample, or a part of the field.");
            }
        }

        return product;
    }

    private static double[] Decoded(ReadOnlyMemory<byte> bytes, int count, ZarrLayout layout, string name)
    {
        var raw = Unpacked(bytes, count * layout.Size, layout.Compression, name);
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            var number = raw.AsSpan(index * layout.Size, layout.Size);
            var value = (layout.Size, layout.IsBigEndian) switch
            {
                (4, true) => BinaryPrimitives.ReadSingleBigEndian(number),
                (4, false) => BinaryPrimitives.ReadSingleLittleEndian(number),
                (_, true) => BinaryPrimitives.ReadDoubleBigEndian(number),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(number),
            };
            values[index] = double.IsFinite(value) ? value : throw new TransformationFormatException($"number {index}", $"'{value}' is not a finite number, and a field moves every point that it covers.", name);
        }

        return values;
    }

    private static byte[] Unpacked(ReadOnlyMemory<byte> bytes, int length, ZarrCompression compression, string name)
    {
        using var packed = new MemoryStream(bytes.ToArray(), writable: false);
        using Stream stream = compression switch
        {
            ZarrCompression.Gzip => new GZipStream(packed, CompressionMode.Decompress),
            ZarrCompression.Zlib => new ZLibStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        try
        {
            var raw = new byte[length];
            var read = stream.ReadAtLeast(raw, length, throwOnEndOfStream: false);
            return read == length && stream.ReadByte() < 0 ? raw
                : throw new TransformationFormatException("byte 0", $"The chunk holds {(read < length ? $"{read} bytes" : "more bytes")} and {length} are expected; it may have been cut, or belong to another array.", name);
        }
        catch (InvalidDataException)
        {
            throw new TransformationFormatException("byte 0", $"The chunk is no {compression} data.", name);
        }
    }

    /// <summary>Puts a chunk, or the fill value, to its place; what hangs over the array's edge is left out.</summary>
    private static void Copy(double[]? content, ZarrLayout layout, int[] place, double[] values)
    {
        var axes = layout.Shape.Length;
        var within = new int[axes];
        var inner = layout.Chunk[^1];
        var rows = layout.Chunk.Aggregate(1L, (product, length) => product * length) / inner;
        for (var row = 0; row < rows; row++)
        {
            var (at, isInside) = (0L, true);
            for (var axis = 0; axis < axes; axis++)
            {
                var index = (place[axis] * layout.Chunk[axis]) + within[axis];
                isInside &= index < layout.Shape[axis];
                at = (at * layout.Shape[axis]) + index;
            }

            if (isInside)
            {
                var target = values.AsSpan((int)at, Math.Min(inner, layout.Shape[^1] - (place[^1] * inner)));
                if (content is null)
                {
                    target.Fill(layout.Fill);
                }
                else
                {
                    content.AsSpan(row * inner, target.Length).CopyTo(target);
                }
            }

            Advance(within.AsSpan(0, axes - 1), layout.Chunk);
        }
    }

    private static void Advance(Span<int> place, int[] grid)
    {
        for (var axis = place.Length - 1; axis >= 0 && ++place[axis] == grid[axis]; axis--)
        {
            place[axis] = 0;
        }
    }
}
