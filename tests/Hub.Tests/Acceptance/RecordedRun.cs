using Hub.Store;

namespace Hub.Tests.Acceptance;

/// <summary>A run and what it cost.</summary>
/// <param name="Run">How it ended.</param>
/// <param name="Requests">How often the archives were asked.</param>
/// <param name="Elapsed">How long it took, indexing included.</param>
public sealed record RecordedRun(Run Run, long Requests, TimeSpan Elapsed);
