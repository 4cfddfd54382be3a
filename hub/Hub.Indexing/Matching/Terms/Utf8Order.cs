namespace Hub.Indexing.Matching;

/// <summary>Orders strings as their UTF-8 bytes: by code point, not by UTF-16 unit.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    internal static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        int shared = one.CommonPrefixLength(other);
        if (shared == one.Length || shared == other.Length) return one.Length - other.Length;
        var (a, b) = (one[shared], other[shared]);
        // surrogates stand for code points above all other units
        if (char.IsSurrogate(a) != char.IsSurrogate(b)) return char.IsSurrogate(a) ? 1 : -1;
        return a - b;
    }
}
