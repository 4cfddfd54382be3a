namespace Hub.Harvesting;

/// <summary>How long an archive asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The pause of the header, given in seconds or as a date; null where there is none.</summary>
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var pause = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
