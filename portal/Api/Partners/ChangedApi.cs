using Hub.Deposition.Partners;
using Hub.Portal.Registering;
using Hub.Store;

namespace Hub.Portal.Api;

/// <summary>Where a registered partner tells that records changed, signed with its secret.</summary>
public static class ChangedApi
{
    private const int LongestBody = 256 << 10;

    /// <summary>Maps <c>/api/partners/{id}/changed</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapChanged(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/partners/{id}/changed", AnswerAsync).WithTags("Partners").AllowAnonymous()
            .WithSummary("Announces changed records: {\"keys\": [\"…\"]}, signed by X-Hub-Timestamp and X-Hub-Signature-256");

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, PartnerRegistry partners, AnnouncedChanges changes, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = await BoundedText.ReadAsync(context.Request, LongestBody, cancellationToken);
        var timestamp = context.Request.Headers["X-Hub-Timestamp"].ToString();
        // An unknown partner and a wrong signature are the same answer: who asks learns nothing of who is registered.
        var secret = await partners.SecretAsync(id, cancellationToken) ?? "";
        var signature = context.Request.Headers["X-Hub-Signature-256"].ToString();
        var isSigned = Announcement.IsSigned(secret, timestamp, body, signature);
        if (!Announcement.IsFresh(timestamp, time.GetUtcNow()) || !isSigned || secret.Length == 0)
        {
            return TypedResults.Problem("The announcement is not signed as it must be: X-Hub-Signature-256 is 'sha256=' and the HMAC-SHA256 of X-Hub-Timestamp, a full stop and the body, and the time is at most five minutes off.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed");
        }

        if (Announcement.Keys(body) is not { } keys)
        {
            return TypedResults.Problem($"The body is {{\"keys\": [\"…\"]}} with 1 to {AnnouncedChanges.MostKeys} keys of at most 500 characters.", statusCode: StatusCodes.Status400BadRequest, title: "Not understood");
        }

        // Who got no answer may send it again, and so may who has listened: it is read once.
        return await changes.AnnounceAsync(new KeptAnnouncement(id, signature, keys), cancellationToken) == Announced.TooMany
            ? TypedResults.Problem("Too many of your announcements wait already. Send it again in a minute.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many")
            : TypedResults.Accepted((string?)null);
    }
}
