using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Texts of a record: plain, composed, bounded, with a trace where that changed them.</summary>
internal sealed partial class TextFields(PlainText text)
{
    /// <summary>One line of text, or null where nothing is left.</summary>
    public string? Line(string? stated, string field, int maxLength, Findings findings) =>
        Traced(stated, text.Line(stated, maxLength), field, maxLength, findings);

    /// <summary>One line about a person, without e-mail addresses: neither the record nor its trace keeps one.</summary>
    public string? Personal(string? stated, string field, int maxLength, Findings findings)
    {
        var plain = text.Line(stated, maxLength);
        if (!plain.Contains('@', StringComparison.Ordinal) || !Mail().IsMatch(plain))
        {
            return Line(stated, field, maxLength, findings);
        }

        while (Mail().IsMatch(plain))
        {
            plain = text.Line(Mail().Replace(plain, ""), maxLength).Trim(' ', ',', ';');
        }

        findings.Traced(new Change(field, "(a text with an e-mail address)", plain, "text.mail-removed"));
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Paragraphs, or null where nothing is left.</summary>
    public string? Paragraphs(string? stated, string field, int maxLength, Findings findings) =>
        Traced(stated, text.Paragraphs(stated, maxLength), field, maxLength, findings);

    /// <summary>Lines without those that are empty or there already, whatever their case.</summary>
    public IReadOnlyList<string> Lines(IReadOnlyList<string> stated, string field, int maxLength, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var kept = new List<string>();
        foreach (var one in stated)
        {
            if (Line(one, field, maxLength, findings) is { } line && seen.Add(line))
            {
                kept.Add(line);
            }
        }

        return kept;
    }

    /// <summary>An address people can follow, or null with a problem.</summary>
    public static string? Address(string? stated, string field, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return null;
        }

        var trimmed = stated.Trim();
        var isAddress = trimmed.Length <= Limits.Address && !trimmed.Any(char.IsControl)
            && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        if (isAddress)
        {
            return trimmed;
        }

        findings.Traced(new Change(field, stated, "", "address.refused"));
        findings.Warn("address-unusable", $"'{Findings.Shorten(trimmed)}' is no http or https address and is left out; ask the archive to correct it.", field);
        return null;
    }

    private static string? Traced(string? stated, string plain, string field, int maxLength, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return null;
        }

        if (plain != stated)
        {
            var isCut = plain.Length >= maxLength - 1 && stated.Length > maxLength;
            findings.Traced(new Change(field, stated, plain, isCut ? "text.shortened" : "text.plain"));
        }

        return plain.Length == 0 ? null : plain;
    }

    [GeneratedRegex(@"[\s(<\[]*(e-?mail:?\s*)?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}[>)\]]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
