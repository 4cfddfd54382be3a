using System.Text;

using Hub.Deposition.Checks;

namespace Hub.Portal.Api;

/// <summary>A report as JSON, or as text where text is asked for.</summary>
internal static class CheckAnswer
{
    public static IResult Of(HttpRequest request, CheckReport report) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/plain")
        ? Results.Text(CheckReportText.Text(report), "text/plain", Encoding.UTF8)
        : Results.Bytes(CheckReportText.Json(report), "application/json");
}
