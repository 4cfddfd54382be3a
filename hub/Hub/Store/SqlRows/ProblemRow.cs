using Hub.Records;

namespace Hub.Store;

/// <summary>A row of <c>problems</c> with its source's last sight.</summary>
internal sealed class ProblemRow
{
    public required string Archive { get; init; }

    public required string Key { get; init; }

    public long Ordinal { get; init; }

    public required string Severity { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Place { get; init; }

    public string? PayloadDigest { get; init; }

    public long FirstSeen { get; init; }

    public long LastSeen { get; init; }

    internal KeptProblem ToProblem() => new()
    {
        Archive = Archive,
        Key = Key,
        Problem = new Problem(Enum.Parse<ProblemSeverity>(Severity), Code, Message, Place),
        PayloadDigest = PayloadDigest,
        FirstSeen = DateTimeOffset.FromUnixTimeMilliseconds(FirstSeen),
        LastSeen = DateTimeOffset.FromUnixTimeMilliseconds(LastSeen),
    };
}
