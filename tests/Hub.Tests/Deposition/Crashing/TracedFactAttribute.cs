using System.Diagnostics;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>A fact that looks at the system calls of a hub; skipped with the reason where they cannot be seen.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TracedFactAttribute : FactAttribute
{
    private static readonly string? Missing = Try();

    public TracedFactAttribute() => Skip = Missing;

    private static string? Try()
    {
        try
        {
            using var tried = Process.Start(new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
            tried.WaitForExit();
            return tried.ExitCode == 0 ? null : "needs strace to be allowed on this machine";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "needs the program strace, which tests/run installs";
        }
    }
}
