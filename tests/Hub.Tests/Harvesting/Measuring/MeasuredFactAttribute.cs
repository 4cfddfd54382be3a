namespace Hub.Tests.Harvesting;

/// <summary>A measurement, made only when <c>HUB_MEASURE_HARVEST</c> names a number of records.</summary>
public sealed class MeasuredFactAttribute : FactAttribute
{
    public const string Variable = "HUB_MEASURE_HARVEST";

    public MeasuredFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Skip = $"A measurement needs {Variable}, the number of records to harvest: skipped.";
        }
    }
}
