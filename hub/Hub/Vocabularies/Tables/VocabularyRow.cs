namespace Hub.Vocabularies;

/// <summary>One row of a vocabulary file, with its place for messages.</summary>
internal sealed record VocabularyRow(string Path, int Line, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The column's text, trimmed; empty where the row or the file lacks it.</summary>
    public string Text(string column) => Values.GetValueOrDefault(column, "");

    /// <summary>The column's text, which must be there.</summary>
    public string Required(string column) =>
        Text(column) is { Length: > 0 } text ? text : throw Wrong($"the column '{column}' is empty; fill it in or remove the row");

    /// <summary>The column's values between bars.</summary>
    public IReadOnlyList<string> List(string column) =>
        Text(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An exception that names file and line.</summary>
    public VocabularyException Wrong(string what) => new($"{Path}, line {Line}: {what}.");
}
