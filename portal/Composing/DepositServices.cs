using System.Text.Json;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Redirects;
using Hub.Deposition.Uploads;

namespace Hub.Portal.Composing;

/// <summary>What takes deposits is made of.</summary>
internal static class DepositServices
{
    /// <summary>Accounts, uploads, drafts with their checks, and publishing.</summary>
    internal static void AddDeposits(this IServiceCollection services, HubParts parts)
    {
        services.AddAccounts(parts.Settings.Accounts);
        services.AddUploads(parts.Settings.Uploads, parts.Settings.InData("uploads"));
        services.AddDeposition(parts.Settings.Deposition, Redirects(parts));
        services.AddChecks(Templates(parts));
    }

    private static RedirectRules Redirects(HubParts parts)
    {
        try
        {
            return RedirectRules.Load(parts.Settings.Folder.Redirects, parts.Vocabularies);
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            throw new SettingException(error.Message);
        }
    }

    private static TemplateSet Templates(HubParts parts)
    {
        try
        {
            return TemplateSet.Load(parts.Settings.Folder.Templates);
        }
        catch (TemplateException error)
        {
            throw new SettingException(error.Message);
        }
    }
}
