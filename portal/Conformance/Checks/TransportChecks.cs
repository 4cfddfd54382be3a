using System.Globalization;

using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>Whether answers are answers: whole, in time, of a sane size, from where they should come.</summary>
internal static class TransportChecks
{
    private const string Group = "Answers";
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    internal static IEnumerable<Check> All { get; } =
    [
        Never("no-202", "No 202 in place of an answer", "Let the hub's User-Agent pass the wall against robots.", ArchiveFailure.Accepted),
        Never("no-page-wall", "No page for people in place of a document", "Let the hub's User-Agent pass logins and walls against robots.", ArchiveFailure.Page),
        new("no-empty-answer", Group, "No 200 with nothing in it", "An answer without content is an error, and must be one.",
            seen => Verdict.Against(seen.Exchanges.Where(exchange => exchange.Answer is { Content.Length: 0 } || exchange.Failure?.Failure == ArchiveFailure.Empty).Select(exchange => $"{exchange.Address} answered with no bytes."))),
        Never("whole-bodies", "Answers come whole", "Look for time-outs and limits between the archive and the world.", ArchiveFailure.Cut),
        Never("busy-says-when", "429 and 503 say when to come back", "Send Retry-After with 429 and 503.", ArchiveFailure.BusyWithoutNotice),
        Never("busy-ends", "An archive that was busy answers after the pause it asked for", "Retry-After must be long enough, and the limit reachable.", ArchiveFailure.Busy),
        Never("in-time", "Answers come in time", "An answer takes seconds, not minutes.", ArchiveFailure.Slow),
        Never("size-bounded", "No answer is larger than a record or a page can be", "Page the listing; serve file lists apart.", ArchiveFailure.TooLarge),
        Never("compression-honest", "Compressed answers become what they should, not thousands of times as much", "Look at what the server compresses.", ArchiveFailure.Inflated),
        Never("encoding-asked-for", "Answers come in an encoding that was asked for", "Heed Accept-Encoding: gzip and br.", ArchiveFailure.Encoding),
        Never("redirects-stay", "Redirects stay within the archive", "Name the final addresses in the definition; nothing outside of them is ever asked.", ArchiveFailure.Redirect, ArchiveFailure.OutOfReach),
        Never("redirects-end", "Redirects come to an end", "Look at the address in a browser.", ArchiveFailure.RedirectLoop),
        new("clock-right", Group, "The archive's clock is right", "Set the server's clock by NTP: dates of changes are compared with it.", Clock),
        new("media-type", Group, "Answers say what they are", "Send Content-Type with every answer.",
            seen => Verdict.Against(seen.Exchanges.Where(exchange => exchange.Answer is { Content.Length: > 0, MediaType: null }).Select(exchange => $"{exchange.Address} has no Content-Type."))),
        new("https", Group, "The archive is asked over https", "Name https addresses; without them anybody between can change records.",
            seen => Verdict.Against(seen.Archive.Endpoints.Keys.Select(endpoint => (endpoint, Address: seen.Archive.Address(endpoint))).Where(each => each.Address.Scheme != Uri.UriSchemeHttps && !each.Address.IsLoopback).Select(each => $"The endpoint '{each.endpoint}' is {each.Address}."))),
    ];

    private static Check Never(string id, string title, string advice, params IReadOnlyList<ArchiveFailure> kinds) => new(id, Group, title, advice, seen => seen.Exchanges.Count == 0
        ? Verdict.NotReached
        : Verdict.Against(seen.Exchanges.Where(exchange => exchange.Failure is { } failure && kinds.Contains(failure.Failure)).Select(exchange => exchange.Failure!.Message).Distinct()));

    private static Verdict Clock(Examination seen)
    {
        var off = from exchange in seen.Exchanges
                  where exchange.Answer?.Headers.ContainsKey("date") == true
                  let date = DateTimeOffset.TryParse(exchange.Answer!.Headers["date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null
                  where date is null || (date.Value - exchange.At).Duration() > ClockTolerance
                  select $"{exchange.Address} says it is {exchange.Answer!.Headers["date"]}; here it is {exchange.At:R}.";
        return Verdict.Against(off.Take(1));
    }
}
