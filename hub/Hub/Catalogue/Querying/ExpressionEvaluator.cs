using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Hub.Catalogue;

/// <summary>Computes expressions over values that are handed in. Conditions are true, false or, as null, unknown.</summary>
internal sealed class ExpressionEvaluator
{
    private const int Few = 8;
    private readonly Dictionary<string, Regex> patterns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<InExpression, IReadOnlySet<string>> words = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value of an expression.</summary>
    /// <param name="expression">The expression, without lists.</param>
    /// <param name="resolve">Gives the value of a property.</param>
    /// <exception cref="CatalogueRefusedException">A function or operator is given values it has no answer for.</exception>
    public object? Value(CatalogueExpression expression, Func<PropertyExpression, object?> resolve) => expression switch
    {
        ConstantExpression constant => constant.Value,
        PropertyExpression property => resolve(property),
        CallExpression call => Call(call, resolve),
        ArithmeticExpression arithmetic => Arithmetic.Compute(arithmetic.Operator, Value(arithmetic.Left, resolve), Value(arithmetic.Right, resolve)),
        ComparisonExpression comparison => Values.Compare(comparison.Operator, Value(comparison.Left, resolve), Value(comparison.Right, resolve)),
        InExpression list => IsIn(Value(list.Operand, resolve), list),
        AndExpression and => Combine(and.Conditions, resolve, wanted: false),
        OrExpression or => Combine(or.Conditions, resolve, wanted: true),
        NotExpression not => Truth(not.Condition, resolve) is { } truth ? !truth : null,
        _ => throw new CatalogueRefusedException("unsupported-expression", "A condition over a list cannot be part of a computation. Use it as a condition of its own."),
    };

    /// <summary>The outcome of a condition.</summary>
    public bool? Truth(CatalogueExpression condition, Func<PropertyExpression, object?> resolve) => Value(condition, resolve) switch
    {
        null => null,
        bool truth => truth,
        var other => throw new CatalogueRefusedException("not-a-condition", $"The value \"{other}\" is not true or false and so no condition. Compare it with something."),
    };

    // A branch of a hierarchy is a long list of words.
    private bool IsIn(object? operand, InExpression list) => operand is string word && list.Values.Count > Few
        ? words.GetOrAdd(list, each => each.Values.OfType<string>().ToHashSet(StringComparer.Ordinal)).Contains(word)
        : list.Values.Any(value => Values.AreEqual(operand, value));

    private bool? Combine(IReadOnlyList<CatalogueExpression> conditions, Func<PropertyExpression, object?> resolve, bool wanted)
    {
        bool unknown = false;
        foreach (var condition in conditions)
        {
            var truth = Truth(condition, resolve);
            if (truth == wanted) return wanted;
            unknown |= truth is null;
        }
        return unknown ? null : !wanted;
    }

    private object? Call(CallExpression call, Func<PropertyExpression, object?> resolve)
    {
        var arguments = new object?[call.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Value(call.Arguments[i], resolve);
            if (arguments[i] is null) return null;
        }
        return call.Function == CatalogueFunction.MatchesPattern
            ? Pattern(Functions.Text(arguments, 1)).IsMatch(Functions.Text(arguments, 0))
            : Functions.Call(call.Function, arguments);
    }

    private Regex Pattern(string pattern)
    {
        lock (patterns)
        {
            if (patterns.TryGetValue(pattern, out var known)) return known;
            try
            {
                return patterns[pattern] = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            }
            catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
            {
                throw new CatalogueRefusedException(
                    "pattern-refused", $"The regular expression cannot be used: {problem.Message} Groups that look around or refer back are not supported.");
            }
        }
    }
}
