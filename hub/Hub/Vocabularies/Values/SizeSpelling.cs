using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Reads bytes from a number or a text with a unit: <c>43.2 GB</c> is decimal, <c>GiB</c> binary.</summary>
internal static partial class SizeSpelling
{
    private const string Letters = "KMGTPE";

    /// <summary>Bytes, and whether the text was rounded to a unit.</summary>
    public static Reading<(long Bytes, bool IsApproximate)?> Read(string text)
    {
        var match = Spelled().Match(WidthFolding.Fold(text).Trim());
        if (!match.Success || !decimal.TryParse(Plain(match.Groups["number"].Value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Refuse("it is not a size; write bytes, or a number and a unit such as '43.2 GB'");
        }

        var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
        var power = prefix.Length == 0 ? 0 : Letters.IndexOf(prefix[0], StringComparison.Ordinal) + 1;
        if (power == 0 && number != decimal.Truncate(number))
        {
            return Refuse("there are no parts of a byte");
        }

        var factor = (decimal)Math.Pow(match.Groups["binary"].Success ? 1024 : 1000, power);
        return number > long.MaxValue / factor
            ? Refuse("it is more than 8 EB")
            : new Reading<(long, bool)?>(((long)Math.Round(number * factor), power > 0), power > 0 ? "size.unit" : "size.bytes");
    }

    // A comma before three digits parts thousands, any other is a decimal comma.
    private static string Plain(string number)
    {
        var packed = number.Replace(" ", "", StringComparison.Ordinal);
        return Thousands().IsMatch(packed) ? packed.Replace(",", "", StringComparison.Ordinal) : packed.Replace(',', '.');
    }

    private static Reading<(long, bool)?> Refuse(string why) => new(null, "size.refused", why);

    [GeneratedRegex(@"^~?\s*(?<number>[0-9][0-9,. ]{0,30}?)\s*((?<prefix>[KMGTPE])(?<binary>i)?)?(B|bytes?|byte\(s\))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
