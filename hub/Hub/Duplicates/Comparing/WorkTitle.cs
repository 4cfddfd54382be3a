using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Hub.Correlation;

namespace Hub.Duplicates;

/// <summary>Titles and names of authors as they are compared.</summary>
internal static partial class WorkTitle
{
    private const int LongestTitle = 1000;
    private const int FewestWords = 4;
    private const int Shortest = 20;

    /// <summary>
    /// Letters and digits of a title without accents, case and marks; without the accession that a copy's title begins with
    /// and the format it ends with. Null for a title too short to tell works apart.
    /// </summary>
    public static string? Of(string? title)
    {
        if (title is null)
        {
            return null;
        }

        var bounded = title.Length <= LongestTitle ? title : title[..LongestTitle];
        if (Accessions.In(bounded).FirstOrDefault() is { Accession: not null, Start: 0 } named)
        {
            bounded = bounded[named.Length..];
        }

        var words = Words(Format().Replace(bounded, "")).ToList();
        var key = string.Join(' ', words);
        return words.Count >= FewestWords && key.Length >= Shortest ? key : null;
    }

    /// <summary>The words of a text, without accents, case and marks.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"\((?:OME-?)?(?:NGFF|Zarr|TIFF)\)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Format();
}
