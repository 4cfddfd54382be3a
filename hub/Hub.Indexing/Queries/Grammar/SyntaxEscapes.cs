using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hub.Indexing.Queries.Grammar;

/// <summary>The escape character <c>\</c>, which takes the character behind it as it is, and <c>\uXXXX</c>.</summary>
internal static class SyntaxEscapes
{
    private const int UnicodeDigits = 4;
    private static readonly SearchValues<char> hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The text without escapes.</summary>
    /// <param name="image">The characters as written.</param>
    /// <param name="position">Where they stand in the query string.</param>
    /// <exception cref="QuerySyntaxException">An escape is cut short.</exception>
    public static string Remove(string image, int position)
    {
        if (!image.Contains('\\')) return image;
        var text = new StringBuilder(image.Length);
        for (int i = 0; i < image.Length; i++)
        {
            if (image[i] != '\\')
            {
                text.Append(image[i]);
            }
            else if (++i == image.Length)
            {
                throw new QuerySyntaxException(position + i - 1, "nothing follows the escape character \\; write \\\\ to look for it");
            }
            else if (image[i] != 'u')
            {
                text.Append(image[i]);
            }
            else
            {
                text.Append(Unicode(image, i + 1, position));
                i += UnicodeDigits;
            }
        }

        return text.ToString();
    }

    /// <summary>The text with an escape before every character that means something in a query.</summary>
    public static string Add(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if ("\\+-!():^[]\"{}~*?|&/".Contains(c)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static char Unicode(string image, int start, int position)
    {
        var digits = image.AsSpan(start, Math.Min(UnicodeDigits, image.Length - start));
        return digits.Length == UnicodeDigits && !digits.ContainsAnyExcept(hexadecimal)
            ? (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw new QuerySyntaxException(position + start - 2, "four hexadecimal digits are expected after \\u, such as \\u03B1; write \\\\u to look for \\u");
    }
}
