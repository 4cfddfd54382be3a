namespace Hub.Tests.OData;

/// <summary>A measurement, made only when <c>HUB_MEASURE_ODATA</c> names a number of files.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredODataFactAttribute : FactAttribute
{
    public const string Variable = "HUB_MEASURE_ODATA";

    public MeasuredODataFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null) Skip = $"A measurement needs {Variable}, the number of files to index: skipped.";
    }
}
