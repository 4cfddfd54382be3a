using System.ComponentModel;

namespace Hub.Tests.Making;

/// <summary>A fact that fills a disk of its own; skipped with the reason where none may be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly string? Missing = Try();

    public SmallDiskFactAttribute() => Skip = Missing;

    /// <summary>A fact that needs a server beside the disk.</summary>
    /// <param name="server">The variable in which <c>tests/run</c> names it.</param>
    public SmallDiskFactAttribute(string server) => Skip = Missing ?? (Environment.GetEnvironmentVariable(server) is null ? $"needs {server}, which tests/run sets" : null);

    private static string? Try()
    {
        try
        {
            return SmallDisk.Missing() is { } refused ? "needs to mount a disk in memory: " + refused : null;
        }
        catch (Win32Exception)
        {
            return "needs the program mount";
        }
    }
}
