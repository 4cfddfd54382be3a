namespace Hub.Vocabularies;

/// <summary>Unicode's compatibility forms that numbers and identifiers come in: full-width letters and digits, unusual spaces and hyphens.</summary>
internal static class WidthFolding
{
    public static string Fold(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text : string.Create(text.Length, text, static (folded, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            folded[index] = Fold(source[index]);
        }
    });

    // Full-width forms (U+FF01 to U+FF5E) stand 0xFEE0 above ASCII.
    private static char Fold(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        _ when char.IsWhiteSpace(character) => ' ',
        _ => character,
    };
}
