using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.Portal.Registering;

/// <summary>What a partner sends to say that records changed, and how it is signed.</summary>
public static class Announcement
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>How long after it was accepted an announcement is fresh at most: it may be signed with a time yet to come.</summary>
    internal static readonly TimeSpan Remembered = 2 * Fresh;

    /// <summary>The signature of an announcement.</summary>
    /// <param name="secret">The partner's secret.</param>
    /// <param name="timestamp">Seconds since 1970, as sent.</param>
    /// <param name="body">The body, as sent.</param>
    public static string Sign(string secret, string timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    /// <summary>Whether an announcement was signed with the secret; takes as long whether or not.</summary>
    internal static bool IsSigned(string secret, string timestamp, string body, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature));

    /// <summary>Whether it was sent within five minutes of now, so that an old one cannot be sent again.</summary>
    internal static bool IsFresh(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Fresh;

    /// <summary>The keys it names, each once; null where the body is not as it must be.</summary>
    internal static List<string>? Keys(string body)
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
