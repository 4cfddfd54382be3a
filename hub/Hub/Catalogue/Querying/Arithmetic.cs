using System.Globalization;

namespace Hub.Catalogue;

/// <summary>Computes with numbers: whole ones exactly, decimals to 28 digits, others as doubles.</summary>
internal static class Arithmetic
{
    /// <summary>The result; null where a number is null or the result does not exist.</summary>
    /// <exception cref="CatalogueRefusedException">A value is not a number.</exception>
    public static object? Compute(ArithmeticOperator how, object? left, object? right)
    {
        if (left is null || right is null) return null;
        if (Times.Concern(left, right)) return Times.Compute(how, left, right);
        if (!Values.IsNumber(left) || !Values.IsNumber(right))
            throw new CatalogueRefusedException("type-mismatch", $"A {Values.Kind(left)} and a {Values.Kind(right)} cannot be computed with. Only numbers can.");
        if (left is double || right is double) return Doubles(how, ToDouble(left), ToDouble(right));
        bool whole = left is long && right is long;
        var exact = Exactly(how, ToDecimal(left), ToDecimal(right), whole);
        return whole && how != ArithmeticOperator.DivideExactly && exact is >= long.MinValue and <= long.MaxValue ? (object)(long)exact : exact;
    }

    /// <summary>The number the other way round its zero.</summary>
    public static object? Negate(object? value) => Compute(ArithmeticOperator.Subtract, 0L, value);

    private static decimal? Exactly(ArithmeticOperator how, decimal left, decimal right, bool whole)
    {
        try
        {
            return Decimals(how, left, right, whole);
        }
        catch (Exception problem) when (problem is DivideByZeroException or OverflowException)
        {
            return null;
        }
    }

    private static decimal Decimals(ArithmeticOperator how, decimal left, decimal right, bool whole) => how switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide => whole ? decimal.Truncate(left / right) : left / right,
        ArithmeticOperator.DivideExactly => left / right,
        _ => left % right,
    };

    private static double Doubles(ArithmeticOperator how, double left, double right) => how switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide or ArithmeticOperator.DivideExactly => left / right,
        _ => left % right,
    };

    private static decimal ToDecimal(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
