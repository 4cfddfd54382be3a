namespace Hub.Connectors.Idr.StudyFiles;

/// <summary>The rows that describe one thing: the study, or one of its screens or experiments.</summary>
/// <param name="Kind"><c>Study</c>, <c>Screen</c> or <c>Experiment</c>: also the first word of its keys.</param>
/// <param name="Rows">The rows in order.</param>
public sealed record StudyBlock(string Kind, IReadOnlyList<StudyRow> Rows)
{
    /// <summary>The first row of any of the keys that says something, or null.</summary>
    /// <param name="keys">The key and its known misspellings.</param>
    public StudyRow? Row(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            foreach (var row in Rows)
            {
                if (row.Cells.Count > 0 && row.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    return row;
                }
            }
        }

        return null;
    }

    /// <summary>The first row of any of the keys that says something, or one without cells.</summary>
    /// <param name="keys">The key and its known misspellings.</param>
    public StudyRow Cells(params ReadOnlySpan<string> keys) => Row(keys) ?? StudyRow.None;

    /// <summary>The first non-empty cell of a row, on one line; null where there is none.</summary>
    /// <param name="keys">The key and its known misspellings.</param>
    public string? Text(params ReadOnlySpan<string> keys) => Cells(keys).First?.ReplaceLineEndings(" ");

    /// <summary>The name the archive gives a component, <c>idr0001-graml-sysgro/screenA</c>; null where it gives none.</summary>
    public string? Name => Text($"Comment[IDR {Kind} Name]");
}
