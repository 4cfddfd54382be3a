using System.Globalization;

namespace Hub.OData;

/// <summary>The options that ask for what follows the entities expanded in another one.</summary>
internal static class NextOptions
{
    /// <summary>The query: the same condition, search, order and selection, further on.</summary>
    /// <param name="question">What was asked inside <c>$expand</c>.</param>
    /// <param name="passed">How many were expanded.</param>
    public static string Of(ODataQuestion question, int passed)
    {
        var text = new FilterText(question.Shape);
        var options = new List<string> { string.Create(CultureInfo.InvariantCulture, $"$skip={question.Skip + passed}") };
        if (question.Filter is not null) options.Add("$filter=" + Uri.EscapeDataString(text.Print(question.Filter)));
        if (question.Search is not null) options.Add("$search=" + Uri.EscapeDataString(question.Search));
        var order = question.Sort.Select(key => Direction(key.Field, key.Descending)).Concat(question.Computed.Select(key => Direction(text.Print(key.Expression), key.Descending))).ToArray();
        if (order.Length > 0) options.Add("$orderby=" + Uri.EscapeDataString(string.Join(',', order)));
        if (question.Selection.Properties is { } properties) options.Add("$select=" + Uri.EscapeDataString(string.Join(',', properties.Keys)));
        return string.Join('&', options);
    }

    private static string Direction(string key, bool descending) => descending ? key + " desc" : key;
}
