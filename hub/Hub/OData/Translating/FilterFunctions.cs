using System.Collections.Frozen;
using Hub.Catalogue;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>The functions of <c>$filter</c> and <c>$compute</c>.</summary>
internal static class FilterFunctions
{
    /// <summary>How well an entity matches the search text: ordered by, and nothing else.</summary>
    public const string Score = "search.score";

    /// <summary>The custom function that stands for <c>Files/$count($filter=…)</c> in what the URI parser reads.</summary>
    public const string Counted = "hub_counted";

    private static readonly FrozenDictionary<string, CatalogueFunction> Known = new Dictionary<string, CatalogueFunction>
    {
        ["contains"] = CatalogueFunction.Contains,
        ["startswith"] = CatalogueFunction.StartsWith,
        ["endswith"] = CatalogueFunction.EndsWith,
        ["matchesPattern"] = CatalogueFunction.MatchesPattern,
        ["tolower"] = CatalogueFunction.ToLower,
        ["toupper"] = CatalogueFunction.ToUpper,
        ["trim"] = CatalogueFunction.Trim,
        ["length"] = CatalogueFunction.Length,
        ["indexof"] = CatalogueFunction.IndexOf,
        ["substring"] = CatalogueFunction.Substring,
        ["concat"] = CatalogueFunction.Concat,
        ["year"] = CatalogueFunction.Year,
        ["month"] = CatalogueFunction.Month,
        ["day"] = CatalogueFunction.Day,
        ["hour"] = CatalogueFunction.Hour,
        ["minute"] = CatalogueFunction.Minute,
        ["second"] = CatalogueFunction.Second,
        ["fractionalseconds"] = CatalogueFunction.FractionalSeconds,
        ["date"] = CatalogueFunction.Date,
        ["time"] = CatalogueFunction.Time,
        ["totalseconds"] = CatalogueFunction.TotalSeconds,
        ["cast"] = CatalogueFunction.Cast,
        ["round"] = CatalogueFunction.Round,
        ["floor"] = CatalogueFunction.Floor,
        ["ceiling"] = CatalogueFunction.Ceiling,
    }.ToFrozenDictionary();

    // The parser keeps its functions for the whole process and refuses one twice.
    private static readonly Lazy<bool> Registered = new(AddToParser);

    /// <summary>The functions' names.</summary>
    public static IEnumerable<string> Names => Known.Keys.Concat(["now", "mindatetime", "maxdatetime"]).Concat(HierarchyFunction.Names).Order(StringComparer.Ordinal);

    /// <summary>The function of a name, or null.</summary>
    public static CatalogueFunction? Find(string name) => Known.TryGetValue(name, out var function) ? function : null;

    /// <summary>The name of a function.</summary>
    public static string Name(CatalogueFunction function) => Known.First(each => each.Value == function).Key;

    /// <summary>Makes the functions that the URI parser lacks known to it, once a process however many hubs run in it.</summary>
    public static void Register() => _ = Registered.Value;

    private static bool AddToParser()
    {
        var text = EdmCoreModel.Instance.GetString(isNullable: true);
        var truth = EdmCoreModel.Instance.GetBoolean(isNullable: false);
        CustomUriFunctions.AddCustomUriFunction("matchesPattern", new FunctionSignatureWithReturnType(truth, text, text));
        var number = EdmCoreModel.Instance.GetInt32(isNullable: true);
        CustomUriFunctions.AddCustomUriFunction(HierarchyFunction.Custom, new FunctionSignatureWithReturnType(truth, text, text, text, text, text, number, truth));
        var count = EdmCoreModel.Instance.GetInt64(isNullable: false);
        CustomUriFunctions.AddCustomUriFunction(Counted, new FunctionSignatureWithReturnType(count, EdmCoreModel.Instance.GetInt64(isNullable: true), text));
        CustomUriFunctions.AddCustomUriFunction(Score, new FunctionSignatureWithReturnType(EdmCoreModel.Instance.GetDouble(isNullable: false)));
        return true;
    }
}
