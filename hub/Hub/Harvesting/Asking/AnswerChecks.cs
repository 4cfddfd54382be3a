using System.Text;

using Hub.Records;

namespace Hub.Harvesting;

/// <summary>Refuses answers that are none: wrong statuses, and pages for people where a document was asked for.</summary>
internal static class AnswerChecks
{
    private const int Accepted = 202;

    internal static void DemandStatus(ArchiveRequest request, Uri source, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (request.Expected.Contains(status))
        {
            return;
        }

        if (status == Accepted)
        {
            throw new ArchiveException($"{source} answered 202, which promises an answer and gives none: often a wall against robots. Look at it in a browser, or ask the archive to let the hub's User-Agent pass.") { Failure = ArchiveFailure.Accepted };
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new ArchiveException($"{source} answered {status} {response.ReasonPhrase} instead of {request.Accept}. Check the address; if it is right, ask the archive.") { Failure = status is 404 or 410 ? ArchiveFailure.Missing : ArchiveFailure.Status };
        }

        if (IsHtml(response.Content.Headers.ContentType?.MediaType) && !WantsHtml(request))
        {
            throw Wall(request, source);
        }
    }

    /// <summary>Refuses a body that begins as an HTML page whatever its media type says.</summary>
    internal static void DemandNoPage(ArchiveRequest request, Uri source, int status, ReadOnlySpan<byte> start)
    {
        if (WantsHtml(request) || request.Expected.Contains(status))
        {
            return;
        }

        var text = Encoding.UTF8.GetString(start[..Math.Min(start.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw Wall(request, source);
        }
    }

    private static ArchiveException Wall(ArchiveRequest request, Uri source) => new(
        $"{source} gave an HTML page instead of {request.Accept}: a login, an error page or a wall against robots. Look at it in a browser, or ask the archive to let the hub's User-Agent pass.") { Failure = ArchiveFailure.Page };

    private static bool IsHtml(string? mediaType) => mediaType is "text/html" or "application/xhtml+xml";

    private static bool WantsHtml(ArchiveRequest request) =>
        request.Accept.Contains("html", StringComparison.OrdinalIgnoreCase) || request.Accept.Contains("*/*", StringComparison.Ordinal);
}
