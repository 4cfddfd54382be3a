using System.Text.RegularExpressions;

namespace Hub.Deposition.Accounts;

/// <summary>Reads what people type of themselves.</summary>
public static partial class AccountValues
{
    /// <summary>The fewest characters of a password.</summary>
    public const int ShortestPassword = 10;

    private const int LongestName = 120, LongestEmail = 254, LongestPassword = 512;

    /// <summary>An address in the spelling in which it is compared.</summary>
    /// <param name="text">As typed.</param>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Email(string? text)
    {
        var email = (text ?? "").Trim().ToLowerInvariant();
        return email.Length <= LongestEmail && EmailShape().IsMatch(email)
            ? email
            : throw new RefusedException(Refusal.Invalid, "email-invalid", "Give an e-mail address such as ada@example.org.") { Field = "email" };
    }

    /// <summary>A person's name.</summary>
    /// <param name="text">As typed.</param>
    /// <exception cref="RefusedException">It is empty, too long, or holds what no name does.</exception>
    public static string Name(string? text)
    {
        var name = (text ?? "").Trim();
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)
            ? name
            : throw new RefusedException(Refusal.Invalid, "name-invalid", $"Give your name as authors see it, in at most {LongestName} characters.") { Field = "name" };
    }

    /// <summary>A password that may be used.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="email">The account's address, which is no password.</param>
    /// <exception cref="RefusedException">It is too short, too long or too easy.</exception>
    public static string Password(string? text, string? email)
    {
        if (text is null || text.Length is < ShortestPassword or > LongestPassword)
        {
            throw new RefusedException(Refusal.Invalid, "password-length", $"A password has at least {ShortestPassword} characters. A few words with spaces are easy to remember.") { Field = "password" };
        }

        return text.Distinct().Count() < 5 || text.Equals(email, StringComparison.OrdinalIgnoreCase)
            ? throw new RefusedException(Refusal.Invalid, "password-easy", "This password is guessed at once: it repeats a few characters, or is the e-mail address.") { Field = "password" }
            : text;
    }

    /// <summary>Whether a text is a bare ORCID iD with the right check digit (ISO 7064 MOD 11-2).</summary>
    /// <param name="text">For example <c>0000-0002-1825-0097</c>.</param>
    public static bool IsOrcid(string? text)
    {
        if (text is null || !OrcidShape().IsMatch(text))
        {
            return false;
        }

        var total = 0;
        foreach (var digit in text[..^1].Where(char.IsAsciiDigit))
        {
            total = (total + (digit - '0')) * 2;
        }

        var check = (12 - (total % 11)) % 11;
        return text[^1] == (check == 10 ? 'X' : (char)('0' + check));
    }

    [GeneratedRegex(@"^[^\s@<>"",;:\\()\[\]\p{C}]{1,64}@([a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrcidShape();
}
