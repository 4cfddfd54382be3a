using System.Text.RegularExpressions;

using Hub.Tests.Making;

namespace Hub.Tests.Portal;

/// <summary>All sheets are loaded with every page, so a class that two of them lay out looks different from what either says.</summary>
public sealed partial class StyleSheetTests
{
    [Fact]
    public void A_class_is_laid_out_in_one_sheet()
    {
        var sheets = Directory.GetFiles(Path.Combine(Repository.Root, "portal", "wwwroot", "css"), "*.css");

        var shared = sheets
            .SelectMany(sheet => PlainRule().Matches(File.ReadAllText(sheet)).Select(rule => (Class: rule.Groups["class"].Value, Sheet: Path.GetFileName(sheet))))
            .Distinct()
            .GroupBy(rule => rule.Class)
            .Where(rules => rules.Count() > 1)
            .Select(rules => $".{rules.Key} in {string.Join(", ", rules.Select(rule => rule.Sheet))}");

        sheets.Length.ShouldBeGreaterThan(3);
        shared.ShouldBeEmpty();
    }

    /// <summary>A rule for a class alone, at the start of a line; those inside of media queries are indented.</summary>
    [GeneratedRegex(@"^\.(?<class>[a-z-]+) \{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainRule();
}
