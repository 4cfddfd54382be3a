using System.ComponentModel;

namespace Hub.Tests.Making;

/// <summary>A fact that fills a disk of its own; skipped with the reason where none may be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly string? Missing = Try();

    public SmallDiskFactAttribute() => Skip = Missing;

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
