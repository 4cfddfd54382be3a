using AngleSharp.Dom;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>Labels and values of a page: SSBD's old <c>td.label</c> cells, any table of two columns, any definition list.</summary>
public static class LabelledValues
{
    private const int MostValues = 500;

    /// <summary>The labelled values of a page, in order, each pair once.</summary>
    /// <param name="html">A page, however broken.</param>
    public static IReadOnlyList<KeyValue> Of(string html)
    {
        if (HtmlPage.Parse(html) is not { } page)
        {
            return [];
        }

        var labels = page.QuerySelectorAll("td.label, dt").Concat(page.QuerySelectorAll("tr").Where(HasTwoCells).Select(row => row.Children[0]));
        return [.. labels.Distinct().Select(Pair).OfType<KeyValue>().Distinct().Take(MostValues)];
    }

    private static bool HasTwoCells(IElement row) =>
        row.Children.Length == 2 && row.Children.All(cell => cell.LocalName is "td" or "th") && row.QuerySelector("table") is null;

    private static KeyValue? Pair(IElement label)
    {
        var name = CrateText.Tidy(label.TextContent)?.TrimEnd(':', ' ').ReplaceLineEndings(" ");
        var value = CrateText.Tidy(label.NextElementSibling?.TextContent);
        if (name is not { Length: > 0 and <= 100 } || value is null)
        {
            return null;
        }

        var link = label.NextElementSibling?.QuerySelector("a[href]")?.GetAttribute("href");
        return new KeyValue(name, value, CrateNames.IsAddress(link) ? link : null);
    }
}
