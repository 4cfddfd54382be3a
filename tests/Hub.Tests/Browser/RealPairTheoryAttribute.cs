using Hub.Tests.Making;

namespace Hub.Tests.Browser;

/// <summary>A theory in the browser over recorded records; skipped with the reason where there is no browser or no records.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealPairTheoryAttribute : TheoryAttribute
{
    public RealPairTheoryAttribute() => Skip = Chromium.Missing ?? (SharedData.Folder is null ? "needs the recorded records in ../shared/data, which are not beside this checkout" : null);
}
