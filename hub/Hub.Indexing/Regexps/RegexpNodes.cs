using Hub.Indexing.Queries;

namespace Hub.Indexing.Regexps;

/// <summary>
/// Builds expressions in a form where equal ones are one object, and takes their derivatives: what must follow once a
/// character was read (Brzozowski 1964). Complement and intersection cost no more than the others that way.
/// </summary>
internal sealed class RegexpNodes
{
    /// <summary>The largest code point.</summary>
    public const int LastCodePoint = 0x10FFFF;

    private const int MaxWritten = 2_000;
    private const int MaxDerived = 20_000;

    private readonly Dictionary<string, RegexpNode> known = [];
    private readonly Dictionary<(int Node, int Character), RegexpNode> derivatives = [];
    private int most = MaxWritten;

    private readonly CancellationToken cancellationToken;

    /// <summary>The three that every set has.</summary>
    public RegexpNodes(CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        Nothing = Make(RegexpKind.Nothing, [], [], false);
        Empty = Make(RegexpKind.Empty, [], [], true);
        AnyCharacter = Characters([0, LastCodePoint]);
        AnyString = Star(AnyCharacter);
    }

    /// <summary>No string.</summary>
    public RegexpNode Nothing { get; }

    /// <summary>The empty string.</summary>
    public RegexpNode Empty { get; }

    /// <summary>Any one character.</summary>
    public RegexpNode AnyCharacter { get; }

    /// <summary>Any string.</summary>
    public RegexpNode AnyString { get; }

    /// <summary>Ends the writing of an expression; from now on only what derives from it is added.</summary>
    public void Complete() => most = MaxDerived;

    /// <summary>One character of some ranges: first and last code points in turn, ascending and apart.</summary>
    public RegexpNode Characters(int[] ranges) => ranges.Length == 0 ? Nothing : Make(RegexpKind.Characters, [], ranges, false);

    /// <summary>One character.</summary>
    public RegexpNode Character(int codePoint) => Characters([codePoint, codePoint]);

    /// <summary>One behind the other.</summary>
    public RegexpNode Sequence(RegexpNode first, RegexpNode then)
    {
        if (first == Nothing || then == Nothing) return Nothing;
        if (first == Empty) return then;
        if (then == Empty) return first;
        return first.Kind == RegexpKind.Sequence
            ? Sequence(first.Parts[0], Sequence(first.Parts[1], then))
            : Make(RegexpKind.Sequence, [first, then], [], first.MatchesEmpty && then.MatchesEmpty);
    }

    /// <summary>Either.</summary>
    public RegexpNode Union(RegexpNode a, RegexpNode b) =>
        a == AnyString || b == AnyString ? AnyString : Combine(RegexpKind.Union, Nothing, a, b, a.MatchesEmpty || b.MatchesEmpty);

    /// <summary>Both at once.</summary>
    public RegexpNode Intersection(RegexpNode a, RegexpNode b) =>
        a == Nothing || b == Nothing ? Nothing : Combine(RegexpKind.Intersection, AnyString, a, b, a.MatchesEmpty && b.MatchesEmpty);

    /// <summary>Every string but these.</summary>
    public RegexpNode Complement(RegexpNode node)
    {
        if (node.Kind == RegexpKind.Complement) return node.Parts[0];
        if (node == Nothing) return AnyString;
        return node == AnyString ? Nothing : Make(RegexpKind.Complement, [node], [], !node.MatchesEmpty);
    }

    /// <summary>Any number of times.</summary>
    public RegexpNode Star(RegexpNode node) =>
        node == Nothing || node == Empty ? Empty : node.Kind == RegexpKind.Star ? node : Make(RegexpKind.Star, [node], [], true);

    /// <summary>A number of times.</summary>
    /// <param name="node">What.</param>
    /// <param name="least">How often at least.</param>
    /// <param name="most">How often at most; null where open.</param>
    public RegexpNode Repeat(RegexpNode node, int least, int? most)
    {
        if (most < least) return Nothing;
        var end = most is null ? Star(node) : Empty;
        for (int i = least; i < most; i++) end = Union(Empty, Sequence(node, end));
        for (int i = 0; i < least; i++) end = Sequence(node, end);
        return end;
    }

    /// <summary>What must follow once this character was read.</summary>
    public RegexpNode Derivative(RegexpNode node, int character)
    {
        if (derivatives.TryGetValue((node.Id, character), out var found)) return found;
        found = node.Kind switch
        {
            RegexpKind.Characters => Contains(node.Ranges, character) ? Empty : Nothing,
            RegexpKind.Sequence => AfterSequence(node, character),
            RegexpKind.Union => node.Parts.Select(part => Derivative(part, character)).Aggregate(Union),
            RegexpKind.Intersection => node.Parts.Select(part => Derivative(part, character)).Aggregate(Intersection),
            RegexpKind.Complement => Complement(Derivative(node.Parts[0], character)),
            RegexpKind.Star => Sequence(Derivative(node.Parts[0], character), node),
            _ => Nothing,
        };
        derivatives[(node.Id, character)] = found;
        return found;
    }

    private RegexpNode AfterSequence(RegexpNode node, int character)
    {
        var first = Sequence(Derivative(node.Parts[0], character), node.Parts[1]);
        return node.Parts[0].MatchesEmpty ? Union(first, Derivative(node.Parts[1], character)) : first;
    }

    // Flat, sorted and without doubles or the one that changes nothing.
    private RegexpNode Combine(RegexpKind kind, RegexpNode neutral, RegexpNode a, RegexpNode b, bool matchesEmpty)
    {
        var parts = new SortedDictionary<int, RegexpNode>();
        foreach (var node in new[] { a, b })
            foreach (var part in node.Kind == kind ? node.Parts : [node])
                if (part != neutral)
                    parts[part.Id] = part;
        return parts.Count switch
        {
            0 => neutral,
            1 => parts.First().Value,
            _ => Make(kind, [.. parts.Values], [], matchesEmpty),
        };
    }

    private RegexpNode Make(RegexpKind kind, RegexpNode[] parts, int[] ranges, bool matchesEmpty)
    {
        string key = $"{(int)kind}({string.Join(',', parts.Select(part => part.Id))};{string.Join(',', ranges)})";
        if (known.TryGetValue(key, out var node)) return node;
        cancellationToken.ThrowIfCancellationRequested();
        if (known.Count >= most) throw new QueryRefusedException("The regular expression is too complex: use fewer or smaller repetitions.");
        return known[key] = new RegexpNode(known.Count, kind, parts, ranges, matchesEmpty);
    }

    private static bool Contains(int[] ranges, int character)
    {
        for (int i = 0; i < ranges.Length; i += 2)
            if (character >= ranges[i] && character <= ranges[i + 1])
                return true;
        return false;
    }
}
