using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

using Hub.Correlation;

namespace Hub.Tests.Correlation.Fields;

/// <summary>An OME-Zarr folder of our own making: an image with a field between its systems, and the field's array.</summary>
internal sealed class ZarrFolder
{
    /// <summary>The files by their paths.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>An image whose physical system a field leads to another one.</summary>
    public static ZarrFolder WithField(string type = "displacements", string interpolation = "", string axes = "yx")
    {
        var named = string.Join(',', axes.Select(axis => $$"""{"name":"{{axis}}","type":"space","unit":"micrometer"}"""));
        var one = string.Join(',', axes.Select(_ => "1"));
        return new ZarrFolder().Put("zarr.json", $$$$"""
            {"zarr_format":3,"node_type":"group","attributes":{"ome":{"version":"0.6rc0","multiscales":[{"name":"image",
             "coordinateSystems":[{"name":"physical","axes":[{{{{named}}}}]},{"name":"output","axes":[{{{{named}}}}]}],
             "datasets":[{"path":"s0","coordinateTransformations":[{"type":"scale","scale":[{{{{one}}}}],"input":{"path":"s0"},"output":{"name":"physical"}}]}],
             "coordinateTransformations":[{"type":"{{{{type}}}}","name":"warp","path":"field","input":{"name":"physical"},"output":{"name":"output"}{{{{interpolation}}}}}]}]}}}
            """);
    }

    public ZarrFolder Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public ZarrFolder Put(string path, byte[] bytes)
    {
        Files[path] = bytes;
        return this;
    }

    /// <summary>The field as 0.6rc0 has it: a multiscale group, the axis of the vectors before those of the grid.</summary>
    public ZarrFolder PutGroup(int[] shape, double[] values, string scale, string codecs = """{"name":"bytes","configuration":{"endian":"little"}}""") => Put("field/zarr.json", $$$$"""
        {"zarr_format":3,"node_type":"group","attributes":{"ome":{"version":"0.6rc0","multiscales":[{
         "coordinateSystems":[{"name":"physical","axes":[{"name":"c","type":"displacement","discrete":true},{"name":"y","type":"space","unit":"micrometer"},{"name":"x","type":"space","unit":"micrometer"}]}],
         "datasets":[{"path":"s0","coordinateTransformations":[{"type":"scale","scale":[{{{{scale}}}}],"input":{"path":"s0"},"output":{"name":"physical"}}]}]}]}}}
        """).PutArray("field/s0", shape, shape, values, codecs, "");

    /// <summary>A Zarr array of version 3 in chunks.</summary>
    public ZarrFolder PutArray(string path, int[] shape, int[] chunk, double[] values, string codecs, string attributes)
    {
        Put($"{path}/zarr.json", $$$$"""
            {"zarr_format":3,"node_type":"array","shape":[{{{{string.Join(',', shape)}}}}],"data_type":"float64","fill_value":0,
             "chunk_grid":{"name":"regular","configuration":{"chunk_shape":[{{{{string.Join(',', chunk)}}}}]}},"chunk_key_encoding":{"name":"default","configuration":{"separator":"/"}},
             "codecs":[{{{{codecs}}}}],"attributes":{ {{{{attributes}}}} } }
            """);
        return PutChunks(path + "/c/", '/', shape, chunk, values, codecs.Contains("gzip", StringComparison.Ordinal) ? Gzip : codecs.Contains("zlib", StringComparison.Ordinal) ? Zlib : bytes => bytes, codecs.Contains("big", StringComparison.Ordinal), 8);
    }

    /// <summary>A Zarr array of version 2 in chunks.</summary>
    public ZarrFolder PutOldArray(string path, int[] shape, int[] chunk, double[] values, string dtype, string compressor)
    {
        Put($"{path}/.zarray", $$$$"""
            {"zarr_format":2,"shape":[{{{{string.Join(',', shape)}}}}],"chunks":[{{{{string.Join(',', chunk)}}}}],"dtype":"{{{{dtype}}}}","fill_value":0.0,"order":"C","filters":null,"compressor":{{{{compressor}}}} }
            """);
        return PutChunks(path + "/", '.', shape, chunk, values, compressor.Contains("gzip", StringComparison.Ordinal) ? Gzip : compressor.Contains("zlib", StringComparison.Ordinal) ? Zlib : bytes => bytes, dtype[0] == '>', dtype[2] - '0');
    }

    /// <summary>Reads the folder's first file with the others beside it.</summary>
    public TransformationFile Read() => TransformationFormats.Read(Files["zarr.json"], "zarr.json", new TransformationReadOptions { Companion = path => Files.TryGetValue(path, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?) });

    /// <summary>The field as it was read.</summary>
    public ReferencedTransformation Field() => (ReferencedTransformation)Read().Transformations.Single(stated => stated.Name == "warp").Transformation;

    /// <summary>The folder as a zip, with a folder around it as people zip them.</summary>
    public byte[] Zipped(string around = "image.zarr/")
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in Files)
            {
                using var entry = zip.CreateEntry(around + path, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private ZarrFolder PutChunks(string prefix, char separator, int[] shape, int[] chunk, double[] values, Func<byte[], byte[]> pack, bool isBig, int size)
    {
        var grid = shape.Zip(chunk, (length, part) => (length + part - 1) / part).ToArray();
        foreach (var place in Places(grid))
        {
            var raw = new byte[chunk.Aggregate(1, (product, length) => product * length) * size];
            foreach (var (within, at) in Places(chunk).Select((within, at) => (within, at)))
            {
                var index = place.Zip(chunk, (number, length) => number * length).Zip(within, (start, offset) => start + offset).ToArray();
                var value = index.Zip(shape).All(pair => pair.First < pair.Second) ? values[index.Zip(shape).Aggregate(0, (sum, pair) => (sum * pair.Second) + pair.First)] : 12345;
                Write(raw.AsSpan(at * size, size), value, isBig);
            }

            Put(prefix + string.Join(separator, place), pack(raw));
        }

        return this;
    }

    private static IEnumerable<int[]> Places(int[] lengths) => Enumerable.Range(0, lengths.Aggregate(1, (product, length) => product * length))
        .Select(number => lengths.Reverse().Aggregate((Left: number, Place: Array.Empty<int>()), (state, length) => (state.Left / length, [state.Left % length, .. state.Place])).Place);

    private static void Write(Span<byte> target, double value, bool isBig)
    {
        switch (target.Length, isBig)
        {
            case (4, true): BinaryPrimitives.WriteSingleBigEndian(target, (float)value); break;
            case (4, false): BinaryPrimitives.WriteSingleLittleEndian(target, (float)value); break;
            case (_, true): BinaryPrimitives.WriteDoubleBigEndian(target, value); break;
            default: BinaryPrimitives.WriteDoubleLittleEndian(target, value); break;
        }
    }

    private static byte[] Gzip(byte[] raw) => Packed(raw, target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Zlib(byte[] raw) => Packed(raw, target => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Packed(byte[] raw, Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            stream.Write(raw);
        }

        return packed.ToArray();
    }
}
