namespace Hub.Correlation;

/// <summary>Reads what a Zarr array says of itself: <c>zarr.json</c> of version 3, <c>.zarray</c> of version 2.</summary>
internal static class ZarrMetadata
{
    private const string Remedy = "save it again with gzip, zlib or without compression";

    public static ZarrLayout ReadThree(JsonPlace root)
    {
        var grid = root.Get("chunk_grid");
        var keys = root.Get("chunk_key_encoding");
        Known(grid.Get("name"), "chunks that are not a regular grid", "regular");
        Known(keys.Get("name"), "chunk keys", "default", "v2");
        var isDefault = keys.Get("name").Text() == "default";
        var type = root.Get("data_type");
        Known(type, "numbers", "float32", "float64");
        var (isBigEndian, compression) = Codecs(root.Get("codecs").Items());
        return new ZarrLayout
        {
            Shape = Lengths(root.Get("shape")),
            Chunk = Lengths(grid.Get("configuration").Get("chunk_shape")),
            Size = type.Text() == "float32" ? 4 : 8,
            IsBigEndian = isBigEndian,
            Compression = compression,
            Fill = Fill(root.Find("fill_value")),
            Prefix = isDefault ? "c/" : "",
            Separator = Separator(keys.Find("configuration")?.Find("separator"), isDefault ? '/' : '.'),
        };
    }

    public static ZarrLayout ReadTwo(JsonPlace root)
    {
        var type = root.Get("dtype");
        Known(type, "numbers", "<f4", "<f8", ">f4", ">f8");
        Known(root.Get("order"), "an order of axes within chunks", "C");
        if (root.Find("filters") is { } filters && filters.Items() is [var filter, ..])
        {
            throw new UnreadArrayException($"the array's numbers pass the filter '{Short(filter.Find("id"))}', which is not read here; {Remedy}.");
        }

        return new ZarrLayout
        {
            Shape = Lengths(root.Get("shape")),
            Chunk = Lengths(root.Get("chunks")),
            Size = type.Text()[2] - '0',
            IsBigEndian = type.Text()[0] == '>',
            Compression = root.Find("compressor") is { } compressor ? Compression(compressor.Get("id")) : ZarrCompression.None,
            Fill = Fill(root.Find("fill_value")),
            Prefix = "",
            Separator = Separator(root.Find("dimension_separator"), '.'),
        };
    }

    private static (bool IsBigEndian, ZarrCompression Compression) Codecs(IReadOnlyList<JsonPlace> codecs)
    {
        if (codecs is [var first, ..] && first.Get("name").Text() != "bytes")
        {
            throw new UnreadArrayException($"the array's chunks are coded by '{Short(first.Get("name"))}', which is not read here; {Remedy}.");
        }

        return codecs switch
        {
            [var bytes] => (IsBig(bytes), ZarrCompression.None),
            [var bytes, var compressor] => (IsBig(bytes), Compression(compressor.Get("name"))),
            [_, _, var more, ..] => throw new UnreadArrayException($"the array's chunks pass '{Short(more.Get("name"))}' too, which is not read here; {Remedy}."),
            _ => throw new UnreadArrayException($"the array names no codec that turns numbers into bytes; {Remedy}."),
        };
    }

    private static bool IsBig(JsonPlace bytes)
    {
        var endian = bytes.Find("configuration")?.Find("endian");
        return endian is { } place && place.Text() switch { "big" => true, "little" => false, _ => throw place.Refuse("'little' or 'big' is expected here.") };
    }

    private static ZarrCompression Compression(JsonPlace name) => name.Text() switch
    {
        "gzip" => ZarrCompression.Gzip,
        "zlib" or "numcodecs.zlib" => ZarrCompression.Zlib,
        _ => throw new UnreadArrayException($"the array's chunks are compressed by '{Short(name)}', which is not read here; {Remedy}."),
    };

    private static int[] Lengths(JsonPlace list)
    {
        var lengths = list.Items(CoordinateSystem.MostAxes + 1).Select(item => item.Index(int.MaxValue)).ToArray();
        return lengths.Length > 0 && !lengths.Contains(0) ? lengths : throw list.Refuse("Lengths of at least 1 are expected here.");
    }

    private static double Fill(JsonPlace? fill) => fill switch
    {
        null => 0,
        { IsNumber: true } number => number.Number(),
        { } other => throw new UnreadArrayException($"the array's fill value is '{Short(other)}', no number that a point can be moved by; fill it with 0."),
    };

    private static char Separator(JsonPlace? separator, char usual) => separator is not { } place ? usual
        : place.Text() is "/" or "." ? place.Text()[0]
        : throw place.Refuse("'/' or '.' is expected here.");

    private static void Known(JsonPlace place, string what, params ReadOnlySpan<string> known)
    {
        if (!known.Contains(place.Text()))
        {
            throw new UnreadArrayException($"the array has {what} of the kind '{Short(place)}', which is not read here; read are {string.Join(", ", known.ToArray())}.");
        }
    }

    private static string Short(JsonPlace? place) => place is { IsText: true } text ? TextFile.Short(text.Text()) : "?";
}
