using System.Globalization;

namespace Hub.Indexing.Regexps;

/// <summary>The decimal numbers of an interval: with as many digits as its ends where both have as many, or else with any number of zeros before.</summary>
/// <param name="nodes">Where the expression is built.</param>
internal sealed class RegexpInterval(RegexpNodes nodes)
{
    /// <summary>The numbers from one to the other, both included, in either order.</summary>
    public RegexpNode Between(string a, string b)
    {
        bool swap = Number(a) > Number(b);
        var (low, high) = swap ? (b, a) : (a, b);
        if (low.Length == high.Length) return FixedLength(low, high);
        low = Number(low).ToString(CultureInfo.InvariantCulture);
        high = Number(high).ToString(CultureInfo.InvariantCulture);
        var all = nodes.Nothing;
        for (int length = low.Length; length <= high.Length; length++)
            all = nodes.Union(all, FixedLength(length == low.Length ? low : "1".PadRight(length, '0'), length == high.Length ? high : new string('9', length)));
        return nodes.Sequence(nodes.Star(nodes.Character('0')), all);
    }

    private RegexpNode FixedLength(string low, string high)
    {
        if (low.Length == 0) return nodes.Empty;
        if (low[0] == high[0]) return nodes.Sequence(nodes.Character(low[0]), FixedLength(low[1..], high[1..]));
        int rest = low.Length - 1;
        var least = nodes.Sequence(nodes.Character(low[0]), FixedLength(low[1..], new string('9', rest)));
        var most = nodes.Sequence(nodes.Character(high[0]), FixedLength(new string('0', rest), high[1..]));
        var between = high[0] - low[0] > 1 ? nodes.Sequence(nodes.Characters([low[0] + 1, high[0] - 1]), nodes.Repeat(nodes.Characters(['0', '9']), rest, rest)) : nodes.Nothing;
        return nodes.Union(nodes.Union(least, between), most);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
