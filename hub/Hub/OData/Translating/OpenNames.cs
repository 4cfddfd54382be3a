using System.Globalization;
using System.Text;

namespace Hub.OData;

/// <summary>
/// The names of key-values as properties: what a name cannot have becomes an underscore (<c>Gene Symbol</c>, <c>Gene_Symbol</c>), and one
/// underscore more follows a name that is a declared property's. Back again, the first key that is spelt so is meant.
/// </summary>
/// <param name="keys">All keys that occur in a set.</param>
internal sealed class OpenNames(Func<EntityShape, IReadOnlyCollection<string>> keys)
{
    private const int Longest = 128;

    /// <summary>For expressions about columns, which have no keys behind them.</summary>
    public static OpenNames None { get; } = new(_ => []);

    /// <summary>The key that a dynamic property's name stands for; the name itself where no key is spelt so.</summary>
    public string Key(EntityShape shape, string property)
    {
        if (!shape.Fields.Open || keys(shape).Contains(property)) return property;
        return keys(shape).Where(key => Property(shape, key) == property).Order(StringComparer.Ordinal).FirstOrDefault() ?? property;
    }

    /// <summary>The property's name of a key.</summary>
    public static string Property(EntityShape shape, string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (char letter in key.Take(Longest)) name.Append(CanStand(letter, name.Length == 0) ? letter : '_');
        string spelt = name.Length == 0 ? "_" : name.ToString();
        return shape.Fields.Properties.Any(each => each.Name == spelt) ? spelt + "_" : spelt;
    }

    private static bool CanStand(char letter, bool first) =>
        char.IsAsciiLetter(letter) || letter == '_' || (!first && char.IsAsciiDigit(letter))
        || (letter > 127 && char.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter);
}
