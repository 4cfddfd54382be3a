namespace Hub.Deposition.Checks;

/// <summary>Whether a finding stands in the way.</summary>
public enum FindingSeverity
{
    /// <summary>The deposit can be submitted; something is left out of the record, or could be better.</summary>
    Warning,

    /// <summary>The deposit cannot be submitted before this is corrected.</summary>
    Error,
}
