using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Lets the URI parser read a condition on the elements of a list.</summary>
internal static class ElementCondition
{
    /// <summary>The condition's syntax tree.</summary>
    /// <param name="element">The type of the elements.</param>
    /// <param name="text">The condition.</param>
    public static QueryNode Parse(IEdmType element, string text)
    {
        var parser = new ODataQueryOptionParser(HubModel.Instance, element, null, new Dictionary<string, string> { ["$filter"] = text })
        {
            Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
        };
        return parser.ParseFilter().Expression;
    }
}
