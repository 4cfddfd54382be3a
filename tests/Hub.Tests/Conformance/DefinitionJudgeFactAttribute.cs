namespace Hub.Tests.Conformance;

/// <summary>A fact that ajv judges; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefinitionJudgeFactAttribute : FactAttribute
{
    public DefinitionJudgeFactAttribute() => Skip = DefinitionJudge.Missing;
}
