using System.Net;
using System.Net.Sockets;
using System.Text;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>One attempt at a request: its turn at the host, the redirects within the archive, and the checks of the answer.</summary>
internal sealed class HttpAttempt(
    HttpClient http, ArchiveReach reach, Func<string, HostPace> pace, BodyReader bodies, ConditionalRequests? conditional, HarvestOptions options, TimeProvider time)
{
    private const int MostRedirects = 5;

    /// <summary>Sends a request, with the validator of a kept answer where there is one.</summary>
    /// <exception cref="TransientAnswerException">Another attempt may succeed.</exception>
    /// <exception cref="ArchiveException">No other attempt would.</exception>
    internal async Task<ArchiveResponse> SendAsync(ArchiveRequest request, CachedAnswer? kept, CancellationToken cancellationToken)
    {
        var address = request.Address;
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                var host = pace(address.Authority);
                await host.WaitAsync(cancellationToken);
                using var message = Message(request, address, kept);
                using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (!IsRedirect(response.StatusCode))
                {
                    return await AnswerAsync(request, address, response, kept, host, cancellationToken);
                }

                address = reach.Redirect(address, response.Headers.Location);
            }
        }
        catch (HttpRequestException refused) when (refused.InnerException is AddressRefusedException)
        {
            throw new ArchiveException(refused.InnerException.Message, refused) { Failure = ArchiveFailure.OutOfReach };
        }
        catch (Exception cut) when (cut is HttpRequestException or HttpIOException or InvalidDataException or IOException { InnerException: SocketException })
        {
            throw new TransientAnswerException($"the connection failed or the body was cut short: {cut.Message}", cause: cut);
        }

        throw new ArchiveException($"{request.Address} redirects more than {MostRedirects} times, at last to {address}. Look at it in a browser, and correct the endpoint.") { Failure = ArchiveFailure.RedirectLoop };
    }

    private static HttpRequestMessage Message(ArchiveRequest request, Uri address, CachedAnswer? kept)
    {
        var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Content = request.Body is null ? null : new StringContent(request.Body, Encoding.UTF8, request.BodyMediaType);
        if (kept?.ETag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", kept.ETag);
        }
        else if (kept?.LastModified is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", kept.LastModified);
        }

        return message;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private async Task<ArchiveResponse> AnswerAsync(
        ArchiveRequest request, Uri source, HttpResponseMessage response, CachedAnswer? kept, HostPace host, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status == 304 && kept is not null)
        {
            return conditional!.Answer(kept);
        }

        if (status is 408 or 429 || (status >= 500 && !request.Expected.Contains(status)))
        {
            var pause = RetryAfter.Of(response, time);
            host.Hold(options.Capped(pause ?? TimeSpan.Zero));
            throw new TransientAnswerException($"status {status}.", pause) { Failure = status is 429 or 503 ? pause is null ? ArchiveFailure.BusyWithoutNotice : ArchiveFailure.Busy : ArchiveFailure.Status };
        }

        AnswerChecks.DemandStatus(request, source, response);
        var answer = await bodies.ReadAsync(request, source, response, keepsValidator: conditional is not null, cancellationToken);
        if (conditional is not null)
        {
            await conditional.KeepAsync(request, response, answer, cancellationToken);
        }

        return answer;
    }
}
