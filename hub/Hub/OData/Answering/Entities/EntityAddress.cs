using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The addresses of entities below the service's root.</summary>
internal static class EntityAddress
{
    /// <summary>The address of an entity: <c>Datasets('EMPIAR-10061')</c>, <c>Files(Dataset='idr0001',Path='a.tif')</c>.</summary>
    public static string Of(EntityShape shape, object record)
    {
        var key = shape.Key.Select(name => (name, value: Literal(JsonValues.Text(Value(shape, record, name))))).ToArray();
        string inside = key.Length == 1 ? key[0].value : string.Join(',', key.Select(each => $"{each.name}={each.value}"));
        return $"{shape.SetName}({inside})";
    }

    /// <summary>The first value of a property of a record.</summary>
    public static object? Value(EntityShape shape, object record, string property) => shape.Fields.Property(property).Values(record).FirstOrDefault();

    /// <summary>The condition that a key is.</summary>
    public static CatalogueExpression Condition(IEnumerable<KeyValuePair<string, object>> key) => new AndExpression(
        [.. key.Select(each => new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression(each.Key), new ConstantExpression(Convert.ToString(each.Value, CultureInfo.InvariantCulture))))]);

    private static string Literal(string value) => $"'{Uri.EscapeDataString(value.Replace("'", "''", StringComparison.Ordinal))}'";
}
