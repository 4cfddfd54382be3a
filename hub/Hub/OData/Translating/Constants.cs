using System.Globalization;
using Hub.Catalogue;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Literals of an address as values of the catalogue.</summary>
internal static class Constants
{
    /// <summary>The literal as an expression; a fraction as it is written, not as the nearest binary number.</summary>
    public static ConstantExpression Of(ConstantNode literal) =>
        literal.Value is float or double && decimal.TryParse(literal.LiteralText, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal exact)
            ? new ConstantExpression(exact)
            : new ConstantExpression(Value(literal.Value));

    /// <summary>The literals of a list as values.</summary>
    /// <exception cref="ODataRefusedException">It is no list of literals.</exception>
    public static IEnumerable<object?> List(CollectionNode list) => list is CollectionConstantNode constants
        ? constants.Collection.Select(item => Of(item).Value)
        : throw new ODataRefusedException(501, "expression-unsupported", "The right side of in must be a list of values such as ('a','b').", "$filter");

    /// <summary>The literal as a value.</summary>
    /// <exception cref="ODataRefusedException">No property has values of such a type.</exception>
    public static object? Value(object? literal) => literal switch
    {
        null or string or bool or long or decimal or double or TimeSpan => literal,
        int number => (long)number,
        short number => (long)number,
        byte number => (long)number,
        sbyte number => (long)number,
        float number => (double)number,
        Guid id => id.ToString(),
        DateTimeOffset moment => moment.ToUniversalTime(),
        Date date => new DateOnly(date.Year, date.Month, date.Day),
        TimeOfDay time => new TimeOnly(time.Ticks),
        _ => throw new ODataRefusedException(400, "literal-unsupported", $"No property has values of the type {literal.GetType().Name}.", "$filter"),
    };
}
