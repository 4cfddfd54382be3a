namespace Hub.Portal.Presenting;

/// <summary>Where the hub is, as whoever asks reached it.</summary>
internal static class HubAddress
{
    /// <summary>Scheme and host, with no slash at the end: <c>https://hub.example.org</c>.</summary>
    /// <param name="request">What was asked.</param>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
