using System.Text;

namespace Hub.Portal.Api;

/// <summary>Reads the text of a request that may not be long.</summary>
internal static class BoundedText
{
    /// <summary>The body as UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadHttpRequestException">It is longer.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[most + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= most ? Encoding.UTF8.GetString(bytes, 0, read) : throw new BadHttpRequestException($"The body is longer than {most} bytes.", StatusCodes.Status413PayloadTooLarge);
    }
}
