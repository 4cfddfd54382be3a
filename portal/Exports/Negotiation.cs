using Hub.Catalogue;

using Microsoft.Net.Http.Headers;

namespace Hub.Portal.Exports;

/// <summary>Which form of a record a request asks for.</summary>
public static class Negotiation
{
    /// <summary>The form that the most wanted media type names; null for the page itself, which is also the answer to everything unknown.</summary>
    /// <param name="request">The request with its <c>Accept</c>.</param>
    public static ExportFormat? Preferred(HttpRequest request)
    {
        foreach (var type in request.GetTypedHeaders().Accept.OrderByDescending(each => each.Quality ?? 1))
        {
            if (type.MatchesAllTypes || type.MediaType == "text/html")
            {
                return null;
            }

            if (Match(type) is { } format)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The form of a name.</summary>
    /// <param name="name">The word in <c>?format=</c>.</param>
    /// <exception cref="CatalogueRefusedException">There is no such form.</exception>
    public static ExportFormat Named(string name) =>
        ExportFormats.Named(name) ?? throw new CatalogueRefusedException(
            "unknown-format",
            $"There is no format '{(name.Length > 40 ? name[..40] : name)}'. Ask for one of {string.Join(", ", ExportFormats.All.Select(each => each.Name))}.",
            "format");

    // An RO-Crate is JSON-LD too: only the profile parameter tells it from schema.org.
    private static ExportFormat? Match(MediaTypeHeaderValue type)
    {
        var profile = type.Parameters.Any(parameter => parameter.Name == "profile");
        return ExportFormats.All.FirstOrDefault(format =>
            type.MediaType.Equals(format.MediaType.Split(';')[0], StringComparison.OrdinalIgnoreCase)
            && format.MediaType.Contains("profile", StringComparison.Ordinal) == profile);
    }
}
