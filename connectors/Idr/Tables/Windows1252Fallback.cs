using System.Text;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Reads bytes that are not UTF-8 as Windows-1252, one by one: tables mix both, and are too long to be tried twice.</summary>
internal sealed class Windows1252Fallback : DecoderFallback
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 with this fallback.</summary>
    public static Encoding Utf8 { get; } =
        Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new Windows1252Fallback());

    /// <inheritdoc />
    public override int MaxCharCount => 4;

    /// <inheritdoc />
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Characters();

    private sealed class Characters : DecoderFallbackBuffer
    {
        private string text = "";
        private int at;

        public override int Remaining => text.Length - at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            text = Windows1252.GetString(bytesUnknown);
            at = 0;
            return text.Length > 0;
        }

        public override char GetNextChar() => at < text.Length ? text[at++] : '\0';

        public override bool MovePrevious()
        {
            at = Math.Max(at - 1, 0);
            return at > 0;
        }

        public override void Reset() => (text, at) = ("", 0);
    }
}
