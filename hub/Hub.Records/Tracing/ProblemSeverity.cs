namespace Hub.Records;

/// <summary>Whether a record could be made in spite of a problem.</summary>
public enum ProblemSeverity
{
    /// <summary>The record was made; one of its values was left out or is doubtful.</summary>
    Warning,

    /// <summary>No record could be made of the payload.</summary>
    Error,
}
