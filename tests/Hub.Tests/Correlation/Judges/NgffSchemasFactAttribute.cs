namespace Hub.Tests.Correlation;

/// <summary>A fact that ajv judges; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NgffSchemasFactAttribute : FactAttribute
{
    public NgffSchemasFactAttribute() => Skip = NgffSchemas.Missing;
}
