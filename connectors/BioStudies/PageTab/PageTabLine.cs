namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>One line of tab-separated page-tab.</summary>
/// <param name="Cells">Its cells as plain text, at least one.</param>
/// <param name="Where"><c>line 12</c>.</param>
internal sealed record PageTabLine(string[] Cells, string Where)
{
    /// <summary>A cell; empty where the line is shorter.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    /// <summary>Whether the first cell is the word, in any case.</summary>
    public bool Is(string word) => this[0].Equals(word, StringComparison.OrdinalIgnoreCase);
}
