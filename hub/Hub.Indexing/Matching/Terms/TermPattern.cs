using System.Text;

namespace Hub.Indexing.Matching;

/// <summary>A wildcard pattern over the UTF-8 bytes of terms: <c>?</c> is one character, <c>*</c> any number.</summary>
internal sealed class TermPattern
{
    private const int One = 256;
    private const int Any = 257;

    private readonly int[] codes;

    internal TermPattern(string pattern)
    {
        var list = new List<int>();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*') list.Add(Any);
            else if (pattern[i] == '?') list.Add(One);
            else
            {
                if (pattern[i] == '\\' && i + 1 < pattern.Length) i++;
                int length = char.IsHighSurrogate(pattern[i]) && i + 1 < pattern.Length ? 2 : 1;
                foreach (byte b in Encoding.UTF8.GetBytes(pattern.Substring(i, length))) list.Add(b);
                i += length - 1;
            }
        }
        codes = [.. list];
        Prefix = [.. codes.TakeWhile(c => c < One).Select(c => (byte)c)];
    }

    /// <summary>The bytes before the first wildcard.</summary>
    internal byte[] Prefix { get; }

    /// <summary>Whether every term with the prefix matches.</summary>
    internal bool IsPrefixOnly => codes.Length == Prefix.Length + 1 && codes[^1] == Any;

    internal bool IsMatch(ReadOnlySpan<byte> term)
    {
        int at = 0, code = 0, star = -1, mark = 0;
        while (at < term.Length)
        {
            int wanted = code < codes.Length ? codes[code] : -1;
            if (wanted == Any)
            {
                star = code++;
                mark = at;
            }
            else if (wanted == One)
            {
                at += Width(term[at]);
                code++;
            }
            else if (wanted == term[at])
            {
                at++;
                code++;
            }
            else if (star >= 0)
            {
                code = star + 1;
                at = mark += Width(term[mark]);
            }
            else return false;
        }
        while (code < codes.Length && codes[code] == Any) code++;
        return code == codes.Length;
    }

    private static int Width(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}
