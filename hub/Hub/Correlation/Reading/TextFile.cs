using System.Globalization;
using System.Text;

namespace Hub.Correlation;

/// <summary>Reads text files of strangers line by line, and numbers as C and Java print them.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes after a byte order mark of UTF-8.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>The text; bytes that are no UTF-8 are read as Latin-1, which every byte is.</summary>
    public static string Decode(ReadOnlyMemory<byte> bytes)
    {
        var content = WithoutMark(bytes).Span;
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    /// <summary>The lines with their numbers from 1, without line ends.</summary>
    public static IReadOnlyList<TextLine> Lines(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.Count((byte)'\n') > FileLimits.Lines)
        {
            throw new TransformationFormatException($"line {FileLimits.Lines}", $"The file has more than {FileLimits.Lines} lines.");
        }

        var lines = new List<TextLine>();
        foreach (var line in Decode(bytes).Split('\n'))
        {
            lines.Add(new TextLine(lines.Count + 1, line.TrimEnd('\r')));
        }

        if (lines is [.., { Text: "" } last])
        {
            lines.Remove(last);
        }
        else
        {
            lines[^1] = lines[^1] with { IsOpen = true };
        }

        return lines;
    }

    /// <summary>Numbers separated by blanks.</summary>
    /// <param name="text">The text that holds nothing else.</param>
    /// <param name="line">The line it stands in.</param>
    /// <param name="most">How many there may be.</param>
    public static double[] Numbers(string text, int line, int most)
    {
        var words = text.Split((char[]?)null, most + 1, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > most)
        {
            throw new TransformationFormatException($"line {line}", $"At most {most} numbers can be here.");
        }

        return [.. words.Select(word => Number(word, line))];
    }

    public static double Number(string word, int line) =>
        !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? throw new TransformationFormatException($"line {line}", $"'{Short(word)}' is no number.")
        : !double.IsFinite(value)
            ? throw new TransformationFormatException($"line {line}", $"'{Short(word)}' is not a finite number.")
        : value;

    /// <summary>A number as it is written: shortest that reads back the same.</summary>
    public static string Print(double number) => (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);

    public static string Short(string word) => FileLimits.Clean(word.Length <= 40 ? word : word[..40] + "…");
}
