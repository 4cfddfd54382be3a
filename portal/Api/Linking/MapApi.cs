using System.Text.Json;

using Hub.Correlation;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Api;

/// <summary>Maps points between images of different archives.</summary>
public static class MapApi
{
    private const int MostBytes = 8 << 20;

    /// <summary>Maps <c>POST /api/map</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapMapping(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/map", MapAsync).WithTags("Correlation").WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithSummary("Maps points, boxes and polygons from one coordinate system to another")
            .WithDescription("""{"from": "S-BSST707", "to": "EMPIAR-10819", "points": [[1, 2, 3]]} or {"transformation": {OME-NGFF}, "points": [[1, 2, 3]]}; also "boxes": [{"lower": [], "upper": []}] and "polygons": [[[1, 2, 3]]].""")
            .Accepts<JsonElement>("application/json").Produces<JsonElement>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery();

    private static async Task<IResult> MapAsync(HttpContext context, CoordinateMapping mapping, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 64 }, cancellationToken);
            var answer = await mapping.MapAsync(MapQuestionReader.Read(body.RootElement), cancellationToken);
            return Results.Bytes(MapAnswerWriter.Write(answer), "application/json");
        }
        catch (JsonException error)
        {
            return Refused(MappingRefusedException.BadPoints, $"The request is no JSON: {error.Message}");
        }
        catch (MappingRefusedException error)
        {
            return Refused(error.Code, error.Message);
        }
    }

    private static IResult Refused(string code, string detail) => Results.Problem(
        detail,
        statusCode: code == MappingRefusedException.UnknownSystem ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        title: "These points cannot be mapped",
        extensions: new Dictionary<string, object?> { ["code"] = code });
}
