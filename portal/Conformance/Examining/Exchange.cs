using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>One question to the archive and what came of it.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Answer">The answer; null where there was none.</param>
/// <param name="Failure">Why there was none.</param>
/// <param name="At">When it was asked.</param>
public sealed record Exchange(Uri Address, ArchiveResponse? Answer, ArchiveException? Failure, DateTimeOffset At);
