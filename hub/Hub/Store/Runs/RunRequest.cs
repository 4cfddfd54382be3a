namespace Hub.Store;

/// <summary>What somebody wants to run.</summary>
/// <param name="Archive">The archive's id.</param>
/// <param name="Mode">Where payloads come from.</param>
/// <param name="MappingVersion">The mapping that will read them.</param>
/// <param name="Owner">Who asks: unique to this process and start.</param>
/// <param name="LeaseTime">How long the lease holds without a heartbeat.</param>
public sealed record RunRequest(string Archive, RunMode Mode, string MappingVersion, string Owner, TimeSpan LeaseTime);
