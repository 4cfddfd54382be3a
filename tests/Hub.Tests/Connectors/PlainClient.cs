using System.Net;
using System.Text;

using Hub.Records;

namespace Hub.Tests.Connectors;

/// <summary>The way out for tests of connectors: one plain request, no retries, the refusals that <see cref="IArchiveClient"/> promises.</summary>
internal sealed class PlainClient : IArchiveClient, IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, request.Address);
        message.Content = request.Body is null ? null : new StringContent(request.Body, Encoding.UTF8, request.BodyMediaType);
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            Refuse(request, response, bytes.Length);
            return new ArchiveResponse((int)response.StatusCode, new MemoryContent(bytes))
            {
                Source = response.RequestMessage!.RequestUri!,
                MediaType = response.Content.Headers.ContentType?.MediaType,
                Charset = response.Content.Headers.ContentType?.CharSet,
                Headers = response.Headers.TryGetValues("Link", out var links) ? new Dictionary<string, string> { ["link"] = string.Join(", ", links) } : [],
            };
        }
        catch (HttpRequestException failure)
        {
            throw new ArchiveException($"{request.Address}: {failure.Message}", failure);
        }
        catch (TaskCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ArchiveException($"{request.Address}: no answer in time.", failure);
        }
    }

    public void Dispose() => http.Dispose();

    private static void Refuse(ArchiveRequest request, HttpResponseMessage response, long length)
    {
        var isExpected = request.Expected.Contains((int)response.StatusCode);
        var isWall = response.Content.Headers.ContentType?.MediaType == "text/html" && !request.Accept.Contains("html", StringComparison.Ordinal);
        if ((!isExpected && (isWall || response.StatusCode != HttpStatusCode.OK)) || length > request.MaxBytes)
        {
            throw new ArchiveException($"{request.Address} answered {(int)response.StatusCode} {response.Content.Headers.ContentType} with {length} bytes.");
        }
    }
}
