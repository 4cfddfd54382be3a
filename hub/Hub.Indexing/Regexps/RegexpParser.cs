using System.Globalization;
using System.Text;

namespace Hub.Indexing.Regexps;

/// <summary>
/// Reads Lucene's regular expressions: <c>| &amp; ~ ? * + {n,m} [...] [^...] . # @ "..." (...) &lt;n-m&gt; \c</c>.
/// A character that means nothing where it stands is itself; <c>^</c> and <c>$</c> are no anchors, the whole term must match.
/// </summary>
internal sealed class RegexpParser
{
    private const int MaxDepth = 100;
    private const int MaxRepeat = 1000;

    private readonly string pattern;
    private readonly RegexpNodes nodes;
    private int position;
    private int depth;

    private RegexpParser(string pattern, RegexpNodes nodes)
    {
        this.pattern = pattern;
        this.nodes = nodes;
    }

    private bool More => position < pattern.Length;

    /// <summary>The expression.</summary>
    /// <exception cref="RegexpSyntaxException">The pattern does not follow the syntax.</exception>
    public static RegexpNode Parse(string pattern, RegexpNodes nodes)
    {
        if (pattern.Length == 0) return nodes.Empty;
        var parser = new RegexpParser(pattern, nodes);
        var whole = parser.Union();
        return parser.More ? throw parser.Expected("the end of the regular expression") : whole;
    }

    private RegexpNode Union()
    {
        if (++depth > MaxDepth) throw Expected($"no more than {MaxDepth} nested groups");
        var all = Intersection();
        while (Take('|')) all = nodes.Union(all, Intersection());
        depth--;
        return all;
    }

    private RegexpNode Intersection()
    {
        var all = Sequence();
        while (Take('&')) all = nodes.Intersection(all, Sequence());
        return all;
    }

    private RegexpNode Sequence()
    {
        var parts = new List<RegexpNode> { Repeat() };
        while (More && !Peek(")|&")) parts.Add(Repeat());
        var sequence = parts[^1];
        for (int i = parts.Count - 2; i >= 0; i--) sequence = nodes.Sequence(parts[i], sequence);
        return sequence;
    }

    private RegexpNode Repeat()
    {
        var node = Complement();
        while (More && Peek("?*+{"))
        {
            node = pattern[position++] switch
            {
                '?' => nodes.Repeat(node, 0, 1),
                '*' => nodes.Star(node),
                '+' => nodes.Repeat(node, 1, null),
                _ => Counted(node),
            };
        }

        return node;
    }

    private RegexpNode Counted(RegexpNode node)
    {
        int least = Number() ?? throw Expected("a number behind {");
        int? most = Take(',') ? Number() : least;
        if (!Take('}')) throw Expected("}");
        return nodes.Repeat(node, least, most);
    }

    private int? Number()
    {
        int start = position;
        while (More && char.IsAsciiDigit(pattern[position])) position++;
        if (start == position) return null;
        return int.TryParse(pattern.AsSpan(start, position - start), CultureInfo.InvariantCulture, out int number) && number <= MaxRepeat
            ? number
            : throw Expected($"a number up to {MaxRepeat}");
    }

    private RegexpNode Complement()
    {
        int times = 0;
        while (Take('~')) times++;
        var node = Simple();
        return times % 2 == 0 ? node : nodes.Complement(node);
    }

    private RegexpNode Simple()
    {
        if (Take('[')) return CharacterClass();
        if (Take('.')) return nodes.AnyCharacter;
        if (Take('#')) return nodes.Nothing;
        if (Take('@')) return nodes.AnyString;
        if (Take('"')) return Text(Until('"'));
        if (Take('<')) return Interval(Until('>'));
        if (!Take('(')) return nodes.Character(Next());
        if (Take(')')) return nodes.Empty;
        var group = Union();
        return Take(')') ? group : throw Expected(")");
    }

    private RegexpNode CharacterClass()
    {
        bool negated = Take('^');
        int[] ranges = ClassMember();
        while (More && !Peek("]")) ranges = CharacterRanges.Union(ranges, ClassMember());
        if (!Take(']')) throw Expected("]");
        return nodes.Characters(negated ? CharacterRanges.Complement(ranges) : ranges);
    }

    private int[] ClassMember()
    {
        int first = Next();
        if (!Take('-')) return [first, first];
        int last = Next();
        return first <= last ? [first, last] : throw Expected("a range of characters from the smaller to the larger");
    }

    private RegexpNode Text(string text) =>
        text.EnumerateRunes().Reverse().Aggregate(nodes.Empty, (rest, rune) => nodes.Sequence(nodes.Character(rune.Value), rest));

    private RegexpNode Interval(string text)
    {
        string[] ends = text.Split('-');
        if (ends.Length != 2 || !ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw Expected("two numbers such as <1-31>");
        return new RegexpInterval(nodes).Between(ends[0], ends[1]);
    }

    private string Until(char end)
    {
        int start = position, close = pattern.IndexOf(end, position);
        if (close < 0) throw Expected(end.ToString());
        position = close + 1;
        return pattern[start..close];
    }

    // The next character as itself, with or without an escape before it.
    private int Next()
    {
        Take('\\');
        if (!More) throw Expected("a character");
        Rune.DecodeFromUtf16(pattern.AsSpan(position), out var rune, out int length);
        position += length;
        return rune.Value;
    }

    private bool Peek(string any) => any.Contains(pattern[position]);

    private bool Take(char c)
    {
        if (!More || pattern[position] != c) return false;
        position++;
        return true;
    }

    private RegexpSyntaxException Expected(string what) => new(position, $"{what} is expected in the regular expression");
}
