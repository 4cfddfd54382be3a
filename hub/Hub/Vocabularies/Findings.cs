using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>What was changed and what is wrong, gathered while one record is made canonical.</summary>
internal sealed class Findings
{
    private const int MaxSource = 500;

    private readonly List<TraceEntry> trace = [];
    private readonly List<Problem> problems = [];

    public IReadOnlyList<TraceEntry> Trace => trace;

    public IReadOnlyList<Problem> Problems => problems;

    public void Traced(Change change) => trace.Add(new TraceEntry
    {
        Field = change.Field,
        Source = Shorten(change.Source),
        Value = Shorten(change.Value),
        Rule = change.Rule,
        Vocabulary = change.Vocabulary,
        Where = change.Where,
        Certainty = change.Certainty,
    });

    public void Kept(TraceEntry entry) => trace.Add(entry with { Source = Shorten(entry.Source), Value = Shorten(entry.Value) });

    public void Warn(string code, string message, string? where) => problems.Add(new Problem(ProblemSeverity.Warning, code, message, where));

    public void Fail(string code, string message, string? where) => problems.Add(new Problem(ProblemSeverity.Error, code, message, where));

    public void Add(Findings others)
    {
        trace.AddRange(others.Trace);
        problems.AddRange(others.Problems);
    }

    public static string Shorten(string text) => TextLimit.Cut(text, MaxSource);
}
