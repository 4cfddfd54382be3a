using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What reading a payload gave.</summary>
/// <param name="Records">What to keep, an accession once; empty where nothing could be read.</param>
/// <param name="Problems">What a curator should know.</param>
internal sealed record MappedPayload(IReadOnlyList<SourceRecord> Records, IReadOnlyList<Problem> Problems)
{
    internal bool Failed => Records.Count == 0;

    internal static MappedPayload Unreadable(string code, string message) => new([], [new Problem(ProblemSeverity.Error, code, message)]);
}
