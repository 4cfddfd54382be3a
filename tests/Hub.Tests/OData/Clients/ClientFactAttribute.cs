namespace Hub.Tests.OData;

/// <summary>A fact that needs a client of the npm registry; skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(string script, string package)
    {
        if (NodeClient.Find(script, package) is null) Skip = $"needs {package}, which tests/run installs with npm below tests/clients";
    }
}
