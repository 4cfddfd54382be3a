namespace Hub.Indexing.Queries.Grammar;

/// <summary>
/// Cuts a query string into tokens as the classic parser's grammar does: the longest token that begins here, the
/// earlier rule among equals; inside a range and behind <c>^</c> other rules hold.
/// </summary>
/// <param name="text">The query string.</param>
/// <param name="isField">Whether a name is a field; null where every name before a colon is one, and slashes begin regular expressions inside words too.</param>
internal sealed class SyntaxLexer(string text, Func<string, bool>? isField)
{
    private const string NotInTerms = " \t\n\r\u3000+-!():^[]\"{}~*?\\/";
    private const string Spaces = " \t\n\r\u3000";

    private int position;
    private State state;
    private SyntaxToken previous;

    private enum State
    {
        Clauses,
        Boost,
        Range,
    }

    /// <summary>The next token; the last one is <see cref="SyntaxTokenKind.End"/>.</summary>
    /// <exception cref="QuerySyntaxException">No token begins here.</exception>
    public SyntaxToken Next() => state switch
    {
        State.Boost => Boost(),
        State.Range => RangePart(),
        _ => Clause(),
    };

    /// <summary>Passes over a character that no token begins with.</summary>
    public void Skip()
    {
        position = Math.Min(position + 1, text.Length);
        state = State.Clauses;
    }

    private SyntaxToken Take(SyntaxTokenKind kind, int length, State next = State.Clauses)
    {
        previous = new SyntaxToken(kind, position, text.Substring(position, length));
        position += length;
        state = next;
        return previous;
    }

    private SyntaxToken Clause()
    {
        while (position < text.Length && (Spaces.Contains(text[position]) || IsStrayColon())) position++;
        if (position == text.Length) return Take(SyntaxTokenKind.End, 0);
        return text[position] switch
        {
            '+' => Operator(SyntaxTokenKind.Plus),
            '-' => Operator(SyntaxTokenKind.Minus),
            '!' => Operator(SyntaxTokenKind.Not),
            '(' => Take(SyntaxTokenKind.GroupStart, 1),
            ')' => Take(SyntaxTokenKind.GroupEnd, 1),
            ':' => Take(SyntaxTokenKind.Colon, 1),
            '^' => Take(SyntaxTokenKind.Caret, 1, State.Boost),
            '[' => Take(SyntaxTokenKind.RangeStartIncluded, 1, State.Range),
            '{' => Take(SyntaxTokenKind.RangeStartExcluded, 1, State.Range),
            _ => Word(),
        };
    }

    private SyntaxToken Operator(SyntaxTokenKind kind)
    {
        bool lone = position + 1 < text.Length && Spaces.Contains(text[position + 1]);
        return lone ? Take(SyntaxTokenKind.LoneOperator, 2) : Take(kind, 1);
    }

    private SyntaxToken Word() => text[position] switch
    {
        '"' => Take(SyntaxTokenKind.Quoted, QuotedLength()),
        '/' => Take(SyntaxTokenKind.Regexp, DelimitedLength('/', 0) ?? throw Unexpected("the regular expression has no closing /; write \\/ to look for a slash")),
        ']' or '}' => throw Unexpected($"'{text[position]}' ends no range; write \\{text[position]} to look for it"),
        '~' => Take(SyntaxTokenKind.Tilde, 1 + TermLength(position + 1, wild: false, started: true)),
        _ => Term(),
    };

    private SyntaxToken Term()
    {
        int plain = TermLength(position, wild: false), wild = TermLength(position, wild: true);
        if (wild == 0) throw Unexpected("nothing follows the escape character \\; write \\\\ to look for it");
        if (plain == wild) return Take(KeywordOr(SyntaxTokenKind.Term, text.AsSpan(position, plain)), plain);
        if (wild == 1 && text[position] == '*') return Take(SyntaxTokenKind.Star, 1);
        bool prefix = plain > 0 && wild == plain + 1 && text[position + plain] == '*';
        return Take(prefix ? SyntaxTokenKind.Prefix : SyntaxTokenKind.Wildcard, wild);
    }

    private static SyntaxTokenKind KeywordOr(SyntaxTokenKind otherwise, ReadOnlySpan<char> word) => word switch
    {
        "AND" or "&&" => SyntaxTokenKind.And,
        "OR" or "||" => SyntaxTokenKind.Or,
        "NOT" => SyntaxTokenKind.Not,
        _ => otherwise,
    };

    // How many characters of a word begin here; escaped ones count two.
    private int TermLength(int start, bool wild, bool started = false)
    {
        int end = start;
        while (end < text.Length)
        {
            char c = text[end];
            int step = c == '\\' ? 2 : 1;
            bool inside = started || end > start;
            bool belongs = c == '\\' ? end + 1 < text.Length
                : !NotInTerms.Contains(c) || (inside && c is '+' or '-') || (wild && c is '*' or '?') || (inside && IsPlain(start, end));
            if (!belongs) break;
            end += step;
        }

        return end - start;
    }

    // A slash inside a word, and a colon behind what is no field, unless a group, phrase or range shows that one was meant.
    private bool IsPlain(int start, int end)
    {
        if (isField is null || state != State.Clauses || end <= start) return false;
        if (text[end] == '/') return true;
        return text[end] == ':' && !MeansField(end) && !isField(text[start..end]);
    }

    private bool MeansField(int colon) => colon + 1 < text.Length && text[colon + 1] is '(' or '"' or '[' or '{';

    // A colon between spaces, as in prose, behind what is no field.
    private bool IsStrayColon()
    {
        if (isField is null || text[position] != ':') return false;
        if (previous.Kind is not (SyntaxTokenKind.Term or SyntaxTokenKind.Star)) return true;
        bool adjacent = previous.Start + previous.Image.Length == position;
        return !isField(previous.Image) && !(adjacent && MeansField(position));
    }

    private int QuotedLength()
    {
        for (int end = position + 1; end < text.Length; end++)
        {
            if (text[end] == '"') return end + 1 - position;
            if (text[end] == '\\') end++;
        }

        throw Unexpected("the phrase has no closing \"; write \\\" to look for a quotation mark");
    }

    // Up to the last delimiter that all those before it are escaped for; null where there is none.
    private int? DelimitedLength(char delimiter, int atLeast)
    {
        int? length = null;
        for (int end = position + 1; end < text.Length; end++)
        {
            if (text[end] != delimiter) continue;
            if (end - position - 1 >= atLeast) length = end + 1 - position;
            if (text[end - 1] != '\\') break;
        }

        return length;
    }

    private SyntaxToken Boost()
    {
        int digits = Digits(position);
        if (digits == 0) throw Unexpected("a number is expected after ^, such as ^2 or ^0.5");
        int end = position + digits;
        int fraction = end < text.Length && text[end] == '.' ? Digits(end + 1) : 0;
        return Take(SyntaxTokenKind.Number, fraction > 0 ? digits + 1 + fraction : digits);
    }

    private int Digits(int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - start;
    }

    private SyntaxToken RangePart()
    {
        while (position < text.Length && Spaces.Contains(text[position]) && (text[position] == ' ' || RangeWordLength() == 1)) position++;
        if (position == text.Length) return Take(SyntaxTokenKind.End, 0);
        if (text[position] == ']') return Take(SyntaxTokenKind.RangeEndIncluded, 1);
        if (text[position] == '}') return Take(SyntaxTokenKind.RangeEndExcluded, 1);
        int word = RangeWordLength();
        if (text[position] == '"' && DelimitedLength('"', 1) is { } quoted && quoted >= word)
            return Take(SyntaxTokenKind.RangeQuoted, quoted, State.Range);
        bool to = text.AsSpan(position, word) is "TO";
        return Take(to ? SyntaxTokenKind.RangeTo : SyntaxTokenKind.RangeWord, word, State.Range);
    }

    private int RangeWordLength()
    {
        int end = position;
        while (end < text.Length && text[end] is not (' ' or ']' or '}')) end++;
        return end - position;
    }

    private QuerySyntaxException Unexpected(string message) => new(position, message);
}
