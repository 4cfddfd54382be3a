namespace Hub.Catalogue;

/// <summary>Orders strings as their UTF-8 bytes are ordered, which is the order of the index.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    /// <summary>The one there is.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return x is null ? (y is null ? 0 : -1) : 1;
        int common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length - y.Length;
        return Place(x[common]) - Place(y[common]);
    }

    // Surrogates stand for what lies above every other code unit.
    private static int Place(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
