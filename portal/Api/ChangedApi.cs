using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Hub.Deposition.Partners;
using Hub.Portal.Registering;

namespace Hub.Portal.Api;

/// <summary>Where a registered partner tells that records changed, signed with its secret.</summary>
public static class ChangedApi
{
    private const int LongestBody = 256 << 10;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Maps <c>/api/partners/{id}/changed</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapChanged(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/partners/{id}/changed", AnswerAsync).WithTags("Partners").AllowAnonymous()
            .WithSummary("Announces changed records: {\"keys\": [\"…\"]}, signed by X-Hub-Timestamp and X-Hub-Signature-256");

    /// <summary>The signature of an announcement.</summary>
    /// <param name="secret">The partner's secret.</param>
    /// <param name="timestamp">Seconds since 1970, as sent.</param>
    /// <param name="body">The body, as sent.</param>
    public static string Sign(string secret, string timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, PartnerRegistry partners, AnnouncedChanges changes, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = await BoundedText.ReadAsync(context.Request, LongestBody, cancellationToken);
        var timestamp = context.Request.Headers["X-Hub-Timestamp"].ToString();
        var isFresh = long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            && (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Fresh;
        // An unknown partner and a wrong signature are the same answer: who asks learns nothing of who is registered.
        var secret = await partners.SecretAsync(id, cancellationToken) ?? "";
        var isSigned = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(context.Request.Headers["X-Hub-Signature-256"].ToString()));
        if (!isFresh || !isSigned || secret.Length == 0)
        {
            return TypedResults.Problem("The announcement is not signed as it must be: X-Hub-Signature-256 is 'sha256=' and the HMAC-SHA256 of X-Hub-Timestamp, a full stop and the body, and the time is at most five minutes off.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed");
        }

        if (Keys(body) is not { } keys)
        {
            return TypedResults.Problem($"The body is {{\"keys\": [\"…\"]}} with 1 to {AnnouncedChanges.MostKeys} keys of at most 500 characters.", statusCode: StatusCodes.Status400BadRequest, title: "Not understood");
        }

        return changes.Announce(id, keys)
            ? TypedResults.Accepted((string?)null)
            : TypedResults.Problem("Too many announcements wait already. Send it again in a minute.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many");
    }

    private static List<string>? Keys(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("keys", out var keys)
                && keys.ValueKind == JsonValueKind.Array && keys.GetArrayLength() is > 0 and <= AnnouncedChanges.MostKeys
                && keys.EnumerateArray().All(key => key.ValueKind == JsonValueKind.String && key.GetString() is { Length: > 0 and <= 500 })
                ? [.. keys.EnumerateArray().Select(key => key.GetString()!).Distinct(StringComparer.Ordinal)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
