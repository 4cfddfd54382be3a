namespace Hub.Records;

/// <summary>What normalising one payload gave: usually one record, none with the reason why, or several.</summary>
/// <param name="Records">The records, each accession once.</param>
/// <param name="Problems">What a curator should know; an empty <paramref name="Records"/> comes with at least one error.</param>
public sealed record StatedRecords(IReadOnlyList<StatedRecord> Records, IReadOnlyList<Problem> Problems)
{
    /// <summary>The payload gave no record, for this reason.</summary>
    /// <param name="code">A stable word for the kind of problem.</param>
    /// <param name="message">One sentence: what is wrong, and what to do.</param>
    /// <param name="where">JSON path, line and column, or field.</param>
    public static StatedRecords Unreadable(string code, string message, string? where = null) =>
        new([], [new Problem(ProblemSeverity.Error, code, message, where)]);
}
