namespace Hub.Store;

/// <summary>The right to write for one archive. Every write proves it again, so a run that lost it cannot write.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Archive">The archive's id.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="LeaseTime">How long it holds without a heartbeat.</param>
public sealed record RunLease(long Run, string Archive, string Owner, TimeSpan LeaseTime);
