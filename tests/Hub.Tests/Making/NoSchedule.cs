using System.Runtime.CompilerServices;

namespace Hub.Tests.Making;

/// <summary>
/// No hub of the tests, in this process or another, harvests by itself when the clock happens to strike an archive's hour:
/// it would change counts under a test, and ask the archive itself where the test has put no other in its place.
/// </summary>
internal static class NoSchedule
{
    /// <summary>When they do: not soon.</summary>
    public const string LeapDay = "0 0 0 29 2 ?";

    [ModuleInitializer]
    internal static void Set()
    {
        foreach (var archive in new[] { "bia", "empiar", "idr", "jcb", "ssbd" })
        {
            Environment.SetEnvironmentVariable($"Hub__Archives__{archive}__Schedule", LeapDay);
        }
    }
}
