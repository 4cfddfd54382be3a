using Hub.Records;

namespace Hub.Connectors.Idr.StudyFiles;

/// <summary>Zips a row of labels with the rows of its accessions and ontologies, column by column.</summary>
internal static class StudyTerms
{
    /// <summary>The terms of one key; a column with neither label nor accession gives none.</summary>
    /// <param name="block">Where the rows stand.</param>
    /// <param name="key">The label row's key: <c>Study Organism</c>; its companions are <c>… Term Source REF</c> and <c>… Term Accession</c>.</param>
    public static IReadOnlyList<StatedTerm> Of(StudyBlock block, string key)
    {
        // "Screen Technology Type" has its companions also as "Screen Technology Term Accession".
        var stem = key.Replace(" Type", "", StringComparison.Ordinal);
        var labels = block.Cells(key);
        var accessions = block.Cells(key + " Term Accession", stem + " Term Accession");
        var ontologies = block.Cells(key + " Term Source REF", key + " Term Source", stem + " Term Source REF");
        var where = labels.Cells.Count > 0 ? labels.Where : accessions.Where;
        return [.. Enumerable.Range(0, Math.Max(labels.Cells.Count, accessions.Cells.Count))
            .Select(column => new StatedTerm(Accession(accessions.Cell(column)), OrNull(labels.Cell(column).ReplaceLineEndings(" ")), Ontology(ontologies, column), where))
            .Where(term => term.Id is not null || term.Label is not null)];
    }

    // One ontology for a row of several terms stands in the first column only.
    private static string? Ontology(StudyRow ontologies, int column) => OrNull(ontologies.Cell(ontologies.Cells.Count == 1 ? 0 : column));

    // Some cells hold the ontology's home page, where the accession was to be looked up.
    private static string? Accession(string cell) =>
        cell.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !cell.Any(char.IsAsciiDigit) ? null : OrNull(cell);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
