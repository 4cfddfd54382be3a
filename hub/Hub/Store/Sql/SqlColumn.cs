namespace Hub.Store;

/// <summary>A column of rows to insert: exactly one of the three ways to read it is given.</summary>
internal sealed record SqlColumn<TRow>
{
    private SqlColumn(string name) => Name = name;

    internal string Name { get; }

    internal Func<TRow, string?>? Text { get; private init; }

    internal Func<TRow, long?>? Number { get; private init; }

    internal Func<TRow, byte[]?>? Bytes { get; private init; }

    internal static SqlColumn<TRow> OfText(string name, Func<TRow, string?> read) => new(name) { Text = read };

    internal static SqlColumn<TRow> OfNumber(string name, Func<TRow, long?> read) => new(name) { Number = read };

    internal static SqlColumn<TRow> OfBytes(string name, Func<TRow, byte[]?> read) => new(name) { Bytes = read };

    internal object? Read(TRow row) => Text is not null ? Text(row) : Number is not null ? Number(row) : Bytes!(row);
}
