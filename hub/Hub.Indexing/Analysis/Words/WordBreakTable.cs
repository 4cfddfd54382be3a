using System.Globalization;

namespace Hub.Indexing.Analysis;

/// <summary>
/// The class of every code point, from <c>WordBreak.txt</c>: one byte per code point in pages of 256, where equal
/// pages are stored once.
/// </summary>
internal static class WordBreakTable
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int CodePoints = 0x110000;

    private static readonly byte[] pageOf = new byte[CodePoints >> PageBits];
    private static readonly byte[] classes = Build(Read());

    /// <summary>The class of a code point; surrogates on their own have none.</summary>
    public static WordBreakClass Of(int codePoint) =>
        (WordBreakClass)classes[(pageOf[codePoint >> PageBits] << PageBits) | (codePoint & (PageSize - 1))];

    private static byte[] Build(byte[] flat)
    {
        var pages = new List<byte[]>();
        for (int number = 0; number < pageOf.Length; number++)
        {
            byte[] content = flat.AsSpan(number << PageBits, PageSize).ToArray();
            int known = pages.FindIndex(page => page.AsSpan().SequenceEqual(content));
            if (known < 0)
            {
                known = pages.Count;
                pages.Add(content);
            }

            pageOf[number] = checked((byte)known);
        }

        return [.. pages.SelectMany(page => page)];
    }

    private static byte[] Read()
    {
        var flat = new byte[CodePoints];
        using var stream = typeof(WordBreakTable).Assembly.GetManifestResourceStream("Hub.Indexing.Analysis.WordBreak.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            string[] parts = line.Split(' ');
            string[] range = parts[0].Split("..");
            int first = CodePoint(range[0]), last = CodePoint(range[^1]);
            flat.AsSpan(first, last - first + 1).Fill((byte)Enum.Parse<WordBreakClass>(parts[1]));
        }

        return flat;
    }

    private static int CodePoint(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
