using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>What one normalisation finds out besides the record: problems for a curator, and how values were derived.</summary>
public sealed class Findings
{
    private const int MaxSource = 500;

    private readonly List<Problem> problems = [];
    private readonly List<TraceEntry> trace = [];

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The derivations so far.</summary>
    public IReadOnlyList<TraceEntry> Trace => trace;

    /// <summary>A value was left out or is doubtful.</summary>
    /// <param name="code">A stable word for the kind of problem.</param>
    /// <param name="message">One sentence: what is wrong, and what to do.</param>
    /// <param name="where">JSON path, line or column.</param>
    public void Warn(string code, string message, string? where = null) => problems.Add(new Problem(ProblemSeverity.Warning, code, message, where));

    /// <summary>A value follows from another by a rule.</summary>
    /// <param name="field">The field of the record.</param>
    /// <param name="source">The spelling in the source.</param>
    /// <param name="value">The value in the record.</param>
    /// <param name="rule">The rule's name.</param>
    /// <param name="where">Where the source stood.</param>
    /// <param name="certainty">How sure the value is.</param>
    public void Derive(string field, string source, string value, string rule, string? where = null, Certainty certainty = Certainty.Derived) =>
        trace.Add(new TraceEntry
        {
            Field = field,
            Source = PlainText.Shortened(source, MaxSource),
            Value = PlainText.Shortened(value, MaxSource),
            Rule = rule,
            Where = where,
            Certainty = certainty,
        });
}
