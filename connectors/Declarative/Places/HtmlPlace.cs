using AngleSharp.Dom;

namespace Hub.Connectors.Declarative.Places;

/// <summary>A place in HTML: an element, or with <c>@name</c> behind the selector an attribute.</summary>
internal sealed class HtmlPlace(IElement element, string where, string? attribute = null) : Place
{
    public override string? Text => attribute is null ? element.TextContent : element.GetAttribute(attribute);

    public override string Where => where;

    public override string Raw => element.OuterHtml;

    protected override IEnumerable<Place> Find(string path)
    {
        var at = path.LastIndexOf('@');
        var (selector, name) = at < 0 || path.IndexOf(']', at) > 0 ? (path, null) : (path[..at].Trim(), path[(at + 1)..]);
        var found = selector is "" or "." ? [element] : element.QuerySelectorAll(selector).AsEnumerable();
        return found.Where(each => name is null || each.HasAttribute(name)).Select(each => new HtmlPlace(each, path, name));
    }

    protected override bool IsRefusal(Exception wrong) => wrong is DomException;
}
