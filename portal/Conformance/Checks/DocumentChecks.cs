using System.Globalization;

namespace Hub.Portal.Conformance;

/// <summary>Whether documents are what they say, in letters that arrive, without anything that acts.</summary>
internal static class DocumentChecks
{
    private const string Group = "Documents";
    private const int Deepest = 64;

    private static readonly string[] TwiceEncoded = ["Ã¼", "Ã¶", "Ã¤", "Ã©", "Ã¨", "Ã–", "Ãœ", "Â°", "Âµ", "â€", "â\u0080", "Ã\u009C", "\uFFFD"];
    private static readonly string[] Active = ["<script", "javascript:", "<iframe", " onerror=", " onload=", "\\u003cscript"];

    internal static IEnumerable<Check> All { get; } =
    [
        new("charset-true", Group, "Letters come in the character set that is declared", "Serve UTF-8, and say so.",
            seen => Parts(seen, part => part.ClaimsUtf8 && !part.IsUtf8 ? "is declared as UTF-8 and is not" : null)),
        new("letters-whole", Group, "No letter is encoded twice", "Look where texts pass through Latin-1 on their way.",
            seen => Parts(seen, part => TwiceEncoded.FirstOrDefault(odd => part.Text.Contains(odd, StringComparison.Ordinal)) is { } odd && part.IsUtf8 ? $"has '{odd}'" : null)),
        new("xml-no-external-entities", Group, "XML names no external entity", "Serve XML without a document type.",
            seen => Parts(seen, part => Doctype(part) is { } doctype && (doctype.Contains(" SYSTEM ", StringComparison.Ordinal) || doctype.Contains(" PUBLIC ", StringComparison.Ordinal)) ? "names an external entity in its document type" : null)),
        new("xml-no-entities", Group, "XML defines no entities of its own", "Serve XML without a document type.",
            seen => Parts(seen, part => Doctype(part)?.Contains("<!ENTITY", StringComparison.Ordinal) == true ? "defines entities in its document type" : null)),
        new("well-formed", Group, "Documents can be read", "Validate what the archive serves.",
            seen => Verdict.Against(seen.Samples.Where(sample => sample.Has("not-json", "not-xml", "not-html", "record-missing") && !sample.Parts.Any(part => Depth(part) > Deepest)).Select(sample => $"{sample.Listed.Key}: {sample.Problems.First().Message}"))),
        new("depth-bounded", Group, "Documents are not nested without end", "No record needs more than 64 levels.",
            seen => Parts(seen, part => Depth(part) is > Deepest and var depth ? string.Create(CultureInfo.InvariantCulture, $"is nested {depth} levels deep") : null)),
        new("no-active-markup", Group, "Texts hold no scripts", "Serve plain text, or markup without scripts. The hub shows none of it, but others may.",
            seen => Parts(seen, part => !part.IsPage && Active.FirstOrDefault(active => part.Text.Contains(active, StringComparison.OrdinalIgnoreCase)) is { } found ? $"has '{found}' in it" : null)),
        new("no-direction-marks", Group, "Texts hold no letters that turn the direction of reading", "Leave out U+202A to U+202E and U+2066 to U+2069: they can make one text look like another.",
            seen => Parts(seen, part => part.Text.Any(letter => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) || part.Text.Contains("\\u202", StringComparison.OrdinalIgnoreCase) ? "has letters that turn the direction of reading" : null)),
    ];

    private static Verdict Parts(Examination seen, Func<PartSeen, string?> wrong) => seen.Samples.All(sample => sample.Parts.Count == 0)
        ? Verdict.NotReached
        : Verdict.Against(from sample in seen.Samples from part in sample.Parts let what = wrong(part) where what is not null select $"{sample.Listed.Key}: {part.Part.Name} {what}.");

    private static string? Doctype(PartSeen part)
    {
        var text = part.Text;
        var start = part.IsPage ? -1 : text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = text.IndexOf("]>", start, StringComparison.Ordinal);
        return end < 0 ? text[start..Math.Min(text.Length, start + 4000)] : text[start..end];
    }

    private static int Depth(PartSeen part)
    {
        if (part.Part.MediaType is not ("application/json" or "application/ld+json"))
        {
            return 0;
        }

        var (depth, deepest) = (0, 0);
        foreach (var letter in part.Text)
        {
            depth += letter is '[' or '{' ? 1 : letter is ']' or '}' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
