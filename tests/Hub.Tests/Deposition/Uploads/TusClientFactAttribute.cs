namespace Hub.Tests.Deposition.Uploads;

/// <summary>A fact that needs tus-js-client; skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TusClientFactAttribute : FactAttribute
{
    public TusClientFactAttribute()
    {
        if (TusClient.Script is null)
        {
            Skip = "needs tus-js-client, which tests/run installs into tests/clients/tus with npm";
        }
    }
}
