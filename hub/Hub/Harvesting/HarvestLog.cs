using Microsoft.Extensions.Logging;

namespace Hub.Harvesting;

/// <summary>What harvesting writes to the log.</summary>
internal static partial class HarvestLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Run {Run} of {Archive} starts ({Mode}, continued: {Continued})")]
    internal static partial void RunStarts(ILogger logger, long run, string archive, Store.RunMode mode, bool continued);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "Run {Run} of {Archive} ends as {State}: {Message}")]
    internal static partial void RunEnds(ILogger logger, long run, string archive, Store.RunState state, string? message);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "Run {Run} of {Archive} broke off; the next start continues it")]
    internal static partial void RunBreaksOff(ILogger logger, Exception failure, long run, string archive);

    [LoggerMessage(EventId = 103, Level = LogLevel.Warning, Message = "The heartbeat of run {Run} of {Archive} failed, so the run ends")]
    internal static partial void HeartbeatFailed(ILogger logger, Exception failure, long run, string archive);

    [LoggerMessage(EventId = 104, Level = LogLevel.Warning, Message = "The process that had run {Run} of {Archive} is dead; its lease is taken back")]
    internal static partial void OwnerIsDead(ILogger logger, long run, string archive);

    [LoggerMessage(EventId = 105, Level = LogLevel.Warning, Message = "Attempt {Attempt} at {Address} failed: {Reason}; the next in {Pause}")]
    internal static partial void Retry(ILogger logger, int attempt, string address, string reason, TimeSpan pause);

    [LoggerMessage(EventId = 106, Level = LogLevel.Error, Message = "The scheduled harvest of {Archive} failed")]
    internal static partial void ScheduledHarvestFailed(ILogger logger, Exception failure, string archive);

    [LoggerMessage(EventId = 107, Level = LogLevel.Information, Message = "The scheduled harvest of {Archive} is left out: {Reason}")]
    internal static partial void ScheduledHarvestLeftOut(ILogger logger, string archive, string reason);

    [LoggerMessage(EventId = 108, Level = LogLevel.Error, Message = "Whether a harvest lost its process could not be found out; it is tried again")]
    internal static partial void DeadRunsNotRead(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 109, Level = LogLevel.Information, Message = "Run {Run} of {Archive} ends with its process; the next start continues it")]
    internal static partial void RunPauses(ILogger logger, long run, string archive);

    [LoggerMessage(EventId = 110, Level = LogLevel.Warning, Message = "The lease of run {Run} of {Archive} could not be given back; it lapses by itself")]
    internal static partial void LeaseNotGivenBack(ILogger logger, Exception failure, long run, string archive);
}
