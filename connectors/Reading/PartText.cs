using System.Text;
using System.Text.Unicode;

using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>Decodes the text parts of payloads, whatever their archive declared.</summary>
public static class PartText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The whole part as text: a byte order mark decides, then strict UTF-8, then the declared character set, then Windows-1252.</summary>
    /// <param name="part">A part small enough for memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<string> ReadTextAsync(this PayloadPart part, CancellationToken cancellationToken)
    {
        var bytes = await part.ReadBytesAsync(cancellationToken);
        return Decode(bytes, part.Charset);
    }

    /// <summary>The whole part as bytes of UTF-8 without a byte order mark, decoded as <see cref="ReadTextAsync"/> does.</summary>
    /// <param name="part">A part small enough for memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<ReadOnlyMemory<byte>> ReadUtf8Async(this PayloadPart part, CancellationToken cancellationToken)
    {
        var bytes = part.Content is MemoryContent memory ? memory.Bytes : await part.ReadBytesAsync(cancellationToken);
        if (!Utf8.IsValid(bytes.Span))
        {
            return Encoding.UTF8.GetBytes(Decode(bytes.Span, part.Charset));
        }

        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
    }

    /// <summary>The whole part as bytes.</summary>
    /// <param name="part">A part small enough for memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<byte[]> ReadBytesAsync(this PayloadPart part, CancellationToken cancellationToken)
    {
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        var bytes = new byte[part.Content.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Text of bytes: a byte order mark decides, then strict UTF-8, then the declared character set, then Windows-1252.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="declared">The character set that the archive declared; archives often declare a wrong one, so valid UTF-8 goes before it.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Declared(declared).GetString(bytes);
        }
    }

    // Latin-1 is read as Windows-1252: the C1 controls it differs in are never meant.
    private static Encoding Declared(string? charset) => charset?.Trim('"', '\'', ' ').ToUpperInvariant() switch
    {
        "UTF-16" or "UTF-16LE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => Windows1252,
    };
}
