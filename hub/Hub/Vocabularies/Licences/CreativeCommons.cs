using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Reads the many spellings of Creative Commons licences into SPDX's, <c>CC-BY-NC-SA-4.0</c>; without a version it ends after the letters.</summary>
internal static partial class CreativeCommons
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly string[] Order = ["BY", "NC", "ND", "SA"];

    /// <summary>From words: <c>CC BY 4.0</c>, <c>Creative Commons Attribution-NonCommercial 4.0 International</c>; null where they name none.</summary>
    public static string? OfWords(string text)
    {
        if (!Named().IsMatch(text))
        {
            return null;
        }

        if (Zero().IsMatch(text))
        {
            return "CC0-1.0";
        }

        var elements = Elements().Matches(text).Select(match => Letters(match.Value)).ToList();
        return elements.Contains("BY") ? Spdx(elements, Version().Match(text)) : null;
    }

    /// <summary>From an address at creativecommons.org, whatever its scheme, ending and translation; null for another address.</summary>
    public static string? OfAddress(string address)
    {
        var match = Address().Match(address);
        if (!match.Success)
        {
            return null;
        }

        var code = match.Groups["code"].Value.ToLowerInvariant();
        return code switch
        {
            "zero" => "CC0-1.0",
            "mark" => "CC-PDM-1.0",
            "publicdomain" => "CC-PDDC",
            _ => Spdx([.. code.Split('-').Select(Letters)], match.Groups["version"]),
        };
    }

    private static string? Spdx(IReadOnlyCollection<string> elements, Group version)
    {
        if (elements.Contains("ND") && elements.Contains("SA"))
        {
            return null;
        }

        var ordered = Order.Where(elements.Contains);
        var number = !version.Success ? "" : "-" + (version.Value.Contains('.', StringComparison.Ordinal) ? version.Value : version.Value + ".0");
        return "CC-" + string.Join('-', ordered) + number;
    }

    private static string Letters(string element) => element.ToLowerInvariant()[0] switch
    {
        'a' or 'b' => "BY",
        's' => "SA",
        _ when element.EndsWith('d') || element.EndsWith('D') || element.Contains("deriv", StringComparison.OrdinalIgnoreCase) => "ND",
        _ => "NC",
    };

    [GeneratedRegex(@"\bcc\b|\bcc[-_ ]?(by|0|zero)|creative\s*commons", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\bcc[-_ ]*(0|zero)\b|(creative\s*commons|\bcc)\W*zero", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zero();

    [GeneratedRegex(@"attribution|non[- ]?commercial|share[- ]?alike|no[- ]?deriv\w*|(?<![a-z])(by|nc|sa|nd)(?![a-z])|(?<=\bcc)by", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elements();

    [GeneratedRegex(@"(?<![\d.])[1-4](\.[05])?(?![\d.]\d)", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(https?://)?(www\.)?creativecommons\.org/(licenses|licences|publicdomain)/(?<code>zero|mark|publicdomain|by(-(nc|nd|sa))*)(/(?<version>\d\.\d))?(/|$|\?|#|\.)", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
