namespace Hub.Records;

/// <summary>
/// The way out to an archive: named User-Agent, requests per second and host, retries with Retry-After, time-outs,
/// size limits, ETag. Only addresses below the archive's own endpoints are reached.
/// </summary>
public interface IArchiveClient
{
    /// <summary>Asks once, retries included, and returns the whole answer as content that stays readable.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ArchiveException">
    /// No answer, a status other than 2xx or one of <see cref="ArchiveRequest.Expected"/>, an answer over the size limit or
    /// cut short, or HTML where <see cref="ArchiveRequest.Accept"/> asks for something else.
    /// </exception>
    Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken);
}
