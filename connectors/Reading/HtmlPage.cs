using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Hub.Connectors.Reading;

/// <summary>Parses pages, however broken, but for those built to keep a parser busy.</summary>
public static class HtmlPage
{
    private const int MostCharacters = 8 << 20;

    // The parser's time grows with the square of the nesting; real pages leave some hundreds of elements open.
    private const int MostUnclosed = 5_000;

    /// <summary>The page, or null where it is larger or nested deeper than any real one.</summary>
    /// <param name="html">A page.</param>
    public static IHtmlDocument? Parse(string html)
    {
        var tags = html.AsSpan().Count('<');
        var closing = html.AsSpan().Count("</");
        return html.Length > MostCharacters || tags - (2 * closing) > MostUnclosed ? null : new HtmlParser().ParseDocument(html);
    }

    /// <summary>What a reader would see of a piece of HTML: no markup, nothing of scripts, styles, templates and frames; a line for each block.</summary>
    /// <param name="html">A piece of a page.</param>
    public static string? TextOf(string html)
    {
        if (Parse(html)?.Body is not { } body)
        {
            return null;
        }

        foreach (var unseen in body.QuerySelectorAll("script, style, template, noscript, iframe, object, svg"))
        {
            unseen.Remove();
        }

        foreach (var block in body.QuerySelectorAll("address, article, aside, blockquote, br, dd, div, dt, footer, h1, h2, h3, h4, h5, h6, header, hr, li, main, p, pre, section, td, th, tr"))
        {
            block.After(body.Owner!.CreateTextNode("\n"));
        }

        return body.TextContent.Trim();
    }
}
