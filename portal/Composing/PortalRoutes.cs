using Hub.Deposition.Accounts;
using Hub.Deposition.Uploads;
using Hub.OData;
using Hub.Portal.Api;
using Hub.Portal.Operating;

namespace Hub.Portal.Composing;

/// <summary>What happens to every request, and which address leads where.</summary>
public static class PortalRoutes
{
    /// <summary>The steps that every request passes, in order.</summary>
    /// <param name="app">The application.</param>
    public static void UsePortal(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFailures();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UsePrivateAnswers();
        app.UseAuthorization();
        app.UseRequestTokens();
    }

    /// <summary>All addresses.</summary>
    /// <param name="app">The application.</param>
    public static void MapPortal(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapOData();
        app.MapFileDownload();
        app.MapDownloads();
        app.MapTus();
        app.MapDeposits();
        app.MapDepositDocuments();
        app.MapDepositSteps();
        app.MapDepositFiles();
        app.MapMultipart();
        app.MapDepositCheck();
        app.MapChecks();
        app.MapArchivesApi();
        app.MapLinking();
        app.MapSuggest();
        app.MapSitemap();
        app.MapPartnersApi();
        app.MapChanged();
        app.MapSchemas();
        app.MapProblemsApi();
        app.MapPayloads();
        app.MapRunChanges();
        app.MapRunFeed();
        app.MapOrcid();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi("/openapi.json");
    }
}
