using System.Text;

using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>One part of a fetched payload.</summary>
/// <param name="Part">The part.</param>
/// <param name="Bytes">Its bytes, as far as they are looked at.</param>
public sealed record PartSeen(PayloadPart Part, ReadOnlyMemory<byte> Bytes)
{
    private const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Whether it is a page for people, where scripts are at home.</summary>
    public bool IsPage => Part.MediaType is "text/html" or "application/xhtml+xml" || Part.Name.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>Whether it is declared, or has, to be UTF-8.</summary>
    public bool ClaimsUtf8 => Part.Charset?.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ?? Part.MediaType is "application/json" or "application/ld+json";

    /// <summary>Whether the bytes are UTF-8.</summary>
    public bool IsUtf8
    {
        get
        {
            try
            {
                // The last letter may be cut where the look ends.
                _ = Strict.GetCharCount(Bytes.Length < MostBytes ? Bytes.Span : Bytes.Span[..^4]);
                return true;
            }
            catch (DecoderFallbackException)
            {
                return Bytes.Length >= MostBytes;
            }
        }
    }

    /// <summary>Reads a part.</summary>
    public static async Task<PartSeen> ReadAsync(PayloadPart part, CancellationToken cancellationToken)
    {
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        var bytes = new byte[Math.Min(part.Content.Length, MostBytes)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return new PartSeen(part, bytes);
    }
}
