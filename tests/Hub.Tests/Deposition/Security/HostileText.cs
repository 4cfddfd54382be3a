using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Hub.Tests.Deposition.Security;

/// <summary>Texts that try to become a part of the page that shows them, each with a number of its own, and a judge that finds the pages in which one did.</summary>
internal sealed partial class HostileText
{
    private const string Tag = "hostile-tag", Attribute = "hostile-attribute", Scheme = "javascript:hostile";

    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "srcdoc", "style"];

    private readonly HashSet<int> seen = [];
    private int last;

    /// <summary>How many texts were made.</summary>
    public int Made => last;

    /// <summary>How many of them some page showed.</summary>
    public int Seen => seen.Count;

    /// <summary>A text that closes whatever it stands in.</summary>
    public string Next() => $"h{++last}x\"'><{Tag}></{Tag}> {Attribute}=1 onfocus={Attribute}</textarea></title></script><{Tag}>";

    /// <summary>An address that is a script.</summary>
    public static string Address => Scheme + "()//";

    /// <summary>A value of a type with a hostile text in every place that takes one, as JSON.</summary>
    public JsonNode? Fill(Type type, int depth = 0)
    {
        if (type == typeof(string))
        {
            return Next();
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Plain(type) is { } plain)
        {
            return plain;
        }

        if (type.GetInterfaces().Append(type).FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
        {
            return Fill(list.GetGenericArguments()[0], depth + 1) is { } item ? new JsonArray(item) : new JsonArray();
        }

        return type.Namespace?.StartsWith("Hub.", StringComparison.Ordinal) == true && depth <= 5 ? FillMembers(type, depth) : null;
    }

    /// <summary>A number, a word or a day; null for a type that is none.</summary>
    private static JsonValue? Plain(Type type) =>
        type == typeof(bool) ? JsonValue.Create(false)
        : type.IsPrimitive || type.IsEnum ? JsonValue.Create(1)
        : type == typeof(DateOnly) ? JsonValue.Create("2026-01-01")
        : type == typeof(DateTimeOffset) ? JsonValue.Create("2026-01-01T00:00:00Z")
        : null;

    private JsonObject FillMembers(Type type, int depth)
    {
        var filled = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var value = property.PropertyType == typeof(string) && IsAddress(property.Name) ? JsonValue.Create(Address) : Fill(property.PropertyType, depth + 1);
            if (value is not null)
            {
                filled[property.Name] = value;
            }
        }

        return filled;
    }

    /// <summary>What is wrong with a page: elements, attributes, addresses or scripts that came from a hostile text.</summary>
    public IReadOnlyList<string> Judge(string address, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (Match number in Number().Matches(document.DocumentElement.TextContent + string.Join(' ', document.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Value))))
        {
            seen.Add(int.Parse(number.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        return [.. document.All.SelectMany(Wrong).Distinct().Select(wrong => $"{address}: {wrong}")];
    }

    /// <summary>The addresses of this site that a page leads to.</summary>
    public static IEnumerable<string> Links(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(href => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal));

    private static IEnumerable<string> Wrong(IElement element)
    {
        if (element.LocalName.Contains("hostile", StringComparison.Ordinal))
        {
            yield return $"an element in {element.ParentElement?.LocalName}";
        }

        foreach (var wrong in element.Attributes.SelectMany(attribute => Wrong(element, attribute)))
        {
            yield return wrong;
        }

        if (element.LocalName == "script" && element.GetAttribute("type") is not "application/ld+json" && element.TextContent.Contains("hostile", StringComparison.Ordinal))
        {
            yield return "a script";
        }

        if (element.LocalName == "style" && element.TextContent.Contains("hostile", StringComparison.Ordinal))
        {
            yield return "a style sheet";
        }
    }

    private static IEnumerable<string> Wrong(IElement element, IAttr attribute)
    {
        if (attribute.Name.Contains("hostile", StringComparison.Ordinal) || (attribute.Name.StartsWith("on", StringComparison.Ordinal) && attribute.Value.Contains("hostile", StringComparison.Ordinal)))
        {
            yield return $"the attribute {attribute.Name} of {element.LocalName}";
        }

        if (Addresses.Contains(attribute.Name) && attribute.Value.TrimStart().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"the address of {element.LocalName}";
        }
    }

    private static bool IsAddress(string name) => name.Contains("Url", StringComparison.Ordinal) || name.Contains("Address", StringComparison.Ordinal) || name.Contains("Page", StringComparison.Ordinal);

    [GeneratedRegex("h(?<number>[0-9]+)x[\"']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
