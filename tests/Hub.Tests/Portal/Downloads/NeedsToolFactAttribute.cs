namespace Hub.Tests.Portal.Downloads;

/// <summary>A fact that needs a program of Debian; skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string program)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        Skip = isThere ? null : $"needs the program {program}, which tests/run installs";
    }
}
