using System.Text;

namespace Hub.Indexing.Regexps;

/// <summary>
/// A regular expression in Lucene's syntax, matched against whole terms in one pass over their characters. States are
/// made as terms need them and kept; serves one thread.
/// </summary>
internal sealed class TermRegexp
{
    private readonly RegexpNodes nodes;
    private readonly int[] boundaries;
    private readonly Dictionary<RegexpNode, RegexpNode?[]> transitions = [];
    private readonly RegexpNode start;

    /// <summary>Reads the expression.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="cancellationToken">Stops the making of states.</param>
    /// <exception cref="RegexpSyntaxException">The pattern does not follow the syntax.</exception>
    /// <exception cref="Queries.QueryRefusedException">It needs too many states.</exception>
    public TermRegexp(string pattern, CancellationToken cancellationToken = default)
    {
        nodes = new(cancellationToken);
        start = RegexpParser.Parse(pattern, nodes);
        nodes.Complete();
        var firsts = new SortedSet<int> { 0 };
        Boundaries(start, firsts, []);
        boundaries = [.. firsts];
    }

    /// <summary>Whether the term matches as a whole.</summary>
    /// <param name="term">The term in UTF-8.</param>
    public bool IsMatch(ReadOnlySpan<byte> term)
    {
        var state = start;
        while (!term.IsEmpty && state != nodes.Nothing)
        {
            Rune.DecodeFromUtf8(term, out var rune, out int length);
            term = term[length..];
            state = Next(state, ClassOf(rune.Value));
        }

        return state.MatchesEmpty;
    }

    /// <summary>The bytes of UTF-8 that every term that matches begins with.</summary>
    public byte[] Prefix()
    {
        var prefix = new StringBuilder();
        var node = start;
        while (node is { Kind: RegexpKind.Sequence, Parts: [{ Kind: RegexpKind.Characters, Ranges: [var first, var last] }, var rest] } && first == last && Rune.IsValid(first))
        {
            prefix.Append(new Rune(first));
            node = rest;
        }

        return Encoding.UTF8.GetBytes(prefix.ToString());
    }

    // Characters between two boundaries are treated alike by every part of the expression.
    private int ClassOf(int character)
    {
        int index = Array.BinarySearch(boundaries, character);
        return index >= 0 ? index : ~index - 1;
    }

    private RegexpNode Next(RegexpNode state, int characterClass)
    {
        if (!transitions.TryGetValue(state, out var row)) transitions[state] = row = new RegexpNode?[boundaries.Length];
        return row[characterClass] ??= nodes.Derivative(state, boundaries[characterClass]);
    }

    private static void Boundaries(RegexpNode node, SortedSet<int> firsts, HashSet<int> seen)
    {
        if (!seen.Add(node.Id)) return;
        for (int i = 0; i < node.Ranges.Length; i += 2)
        {
            firsts.Add(node.Ranges[i]);
            if (node.Ranges[i + 1] < RegexpNodes.LastCodePoint) firsts.Add(node.Ranges[i + 1] + 1);
        }

        foreach (var part in node.Parts) Boundaries(part, firsts, seen);
    }
}
