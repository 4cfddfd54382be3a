namespace Hub.Connectors.Idr.StudyFiles;

/// <summary>One row of a study file.</summary>
/// <param name="Key">The first cell without stray blanks: <c>Study Organism Term Accession</c>.</param>
/// <param name="Line">Where the row begins, from 1; CR, LF and CRLF each end a line.</param>
/// <param name="Cells">The other cells by column: trimmed, unquoted, template hints emptied, empty ones at the end left out.</param>
public sealed record StudyRow(string Key, int Line, IReadOnlyList<string> Cells)
{
    /// <summary>A row without cells, in place of one that a file lacks.</summary>
    public static StudyRow None { get; } = new("", 0, []);

    /// <summary>The first cell that is not empty, or null.</summary>
    public string? First => Cells.FirstOrDefault(cell => cell.Length > 0);

    /// <summary>The cells that are not empty.</summary>
    public IEnumerable<string> Stated => Cells.Where(cell => cell.Length > 0);

    /// <summary>Where the row stands, for traces and problems.</summary>
    public string Where => FormattableString.Invariant($"study.txt line {Line}: {Key}");

    /// <summary>A column's cell, empty where the row is shorter.</summary>
    /// <param name="column">From 0.</param>
    public string Cell(int column) => column < Cells.Count ? Cells[column] : "";
}
