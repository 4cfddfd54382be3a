using Hub.Records;

namespace Hub.Harvesting;

/// <summary>An attempt failed in a way that another may mend.</summary>
/// <param name="message">What came.</param>
/// <param name="pause">How long the archive asks to wait; null where it does not say.</param>
/// <param name="cause">What went wrong underneath.</param>
internal sealed class TransientAnswerException(string message, TimeSpan? pause = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What it is when it stays so.</summary>
    internal ArchiveFailure Failure { get; init; } = ArchiveFailure.Cut;

    /// <summary>How long the archive asks to wait.</summary>
    internal TimeSpan? Pause => pause;
}
