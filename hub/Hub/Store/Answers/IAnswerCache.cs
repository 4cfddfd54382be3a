namespace Hub.Store;

/// <summary>Answers that came with an ETag or a Last-Modified date, so that they can be asked for conditionally.</summary>
public interface IAnswerCache
{
    /// <summary>The kept answer to a request, or null.</summary>
    /// <param name="request">What makes the request the same: address, media type wanted, digest of the body.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<CachedAnswer?> FindAsync(string request, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in place of the one before.</summary>
    /// <param name="request">What makes the request the same.</param>
    /// <param name="answer">The answer; its blob is already kept.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task KeepAsync(string request, CachedAnswer answer, CancellationToken cancellationToken);
}
