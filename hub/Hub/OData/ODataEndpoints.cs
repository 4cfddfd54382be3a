using Hub.Catalogue;
using Hub.Correlation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.OData;

/// <summary>The OData service below <c>/odata</c>.</summary>
public static class ODataEndpoints
{
    /// <summary>Adds the service. It needs a <see cref="CatalogueReader"/>, the archives' definitions and a <see cref="TimeProvider"/> from the container.</summary>
    /// <param name="endpoints">Where to.</param>
    public static IEndpointConventionBuilder MapOData(this IEndpointRouteBuilder endpoints)
    {
        var states = new ListedStates(endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System);
        return endpoints.Map($"{ODataHttp.Prefix}/{{**path}}", context => RespondAsync(context, states)).WithName("OData").ExcludeFromDescription();
    }

    private static async Task RespondAsync(HttpContext context, ListedStates states)
    {
        ODataHeaders.Describe(context);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        try
        {
            ODataHeaders.RequireVersion(context);
            await AnswerAsync(context, states);
        }
        catch (ODataRefusedException refusal) when (!context.Response.HasStarted)
        {
            await ODataSending.SendAsync(context, ErrorJson.Of(refusal));
        }
        catch (CatalogueRefusedException refusal) when (!context.Response.HasStarted)
        {
            await ODataSending.SendAsync(context, ErrorJson.Of(refusal));
        }
    }

    private static async Task AnswerAsync(HttpContext context, ListedStates states)
    {
        if (ODataPosts.IsBatch(context))
        {
            await ODataPosts.RespondAsync(context, part => RespondAsync(part, states));
            return;
        }
        var (request, scope) = await ODataHttp.ReadAsync(context);
        var services = context.RequestServices;
        if (request.Target.Mapping is { } mapping)
        {
            await ODataSending.SendAsync(context, await MappingAnswers.OfAsync(mapping, services.GetRequiredService<CoordinateMapping>(), scope, context.RequestAborted));
            return;
        }
        var source = await EntitySources.ForAsync(services, request, states, context.RequestAborted);
        var responder = new ODataResponder(services.GetRequiredService<CatalogueReader>(), source);
        int? pageSize = ODataHeaders.PageSize(context);
        if (responder.Answer(request, scope, pageSize, context.RequestAborted) is { } answer) await ODataSending.SendAsync(context, answer);
        else await ODataSending.ExportAsync(context, request, scope, responder);
    }
}
