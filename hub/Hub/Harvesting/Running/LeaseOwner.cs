using System.Diagnostics;
using System.Globalization;

namespace Hub.Harvesting;

/// <summary>Names the process that holds a lease, so that another on the same machine can tell whether it still lives.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Process">The process id.</param>
/// <param name="StartedAt">When the process started, in milliseconds: process ids are used again.</param>
/// <param name="Attempt">Unique to one start of a run.</param>
internal sealed record LeaseOwner(string Machine, int Process, long StartedAt, string Attempt)
{
    /// <summary>Two processes may read another start of a third, when the clock was set meanwhile.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromSeconds(30);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}/{Process}/{StartedAt}/{Attempt}");

    internal static LeaseOwner New()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return new LeaseOwner(Environment.MachineName, self.Id, StartOf(self), Guid.NewGuid().ToString("n")[..8]);
    }

    /// <summary>Whether the owner's process surely no longer lives: it was on this machine, and is not there.</summary>
    internal static bool IsDead(string owner)
    {
        var parts = owner.Split('/');
        if (parts.Length != 4 || parts[0] != Environment.MachineName
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id) || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out var startedAt))
        {
            return false;
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return Math.Abs(StartOf(process) - startedAt) > ClockError.TotalMilliseconds;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds();
}
