using System.Globalization;

namespace Hub.Indexing.Queries.Grammar;

/// <summary>Numbers behind <c>~</c> and <c>^</c>, read as the classic parser reads them.</summary>
internal static class JavaFloat
{
    /// <summary>The number, which may end in f or d; null where the text is none.</summary>
    public static float? Parse(string text)
    {
        string digits = text.EndsWith('f') || text.EndsWith('F') || text.EndsWith('d') || text.EndsWith('D') ? text[..^1] : text;
        bool number = digits.Length > 0 && (char.IsAsciiDigit(digits[0]) || digits[0] is '.' or '-' or '+');
        return number && float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : null;
    }
}
