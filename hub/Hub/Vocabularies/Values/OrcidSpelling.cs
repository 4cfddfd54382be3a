using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Reads an ORCID iD from a bare id, an address or an id with a name behind it, and verifies its check digit (ISO 7064 MOD 11-2).</summary>
internal static partial class OrcidSpelling
{
    private static readonly string[] Absent = ["", "na", "n/a", "none", "-", "null", "nan", "unknown"];

    /// <summary>The iD in four groups; null without a refusal where the text says there is none.</summary>
    public static Reading<string?> Read(string text)
    {
        if (IsCanonical(text))
        {
            return new Reading<string?>(text, "orcid.spelling");
        }

        var folded = WidthFolding.Fold(text).Trim();
        if (Absent.Contains(folded, StringComparer.OrdinalIgnoreCase))
        {
            return new Reading<string?>(null, "orcid.absent");
        }

        var matches = Digits().Matches(folded);
        if (matches.Count != 1)
        {
            return new Reading<string?>(null, "orcid.refused", "it is not one ORCID iD (0000-0000-0000-0000)");
        }

        var digits = string.Concat(matches[0].Value.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return CheckDigit(digits) == digits[15]
            ? new Reading<string?>($"{digits[..4]}-{digits[4..8]}-{digits[8..12]}-{digits[12..]}", "orcid.spelling")
            : new Reading<string?>(null, "orcid.refused", "its check digit is wrong, so a digit is mistyped");
    }

    private static bool IsCanonical(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[16];
        if (text.Length != 19 || text[4] != '-' || text[9] != '-' || text[14] != '-')
        {
            return false;
        }

        for (var group = 0; group < 4; group++)
        {
            text.Slice(5 * group, 4).CopyTo(digits[(4 * group)..]);
        }

        return !digits[..15].ContainsAnyExceptInRange('0', '9') && CheckDigit(digits) == digits[15];
    }

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var total = 0;
        foreach (var digit in digits[..15])
        {
            total = (total + (digit - '0')) * 2;
        }

        var check = (12 - (total % 11)) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
