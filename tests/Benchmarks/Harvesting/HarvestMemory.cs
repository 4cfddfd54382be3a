using System.Globalization;

namespace Benchmarks.Harvesting;

/// <summary>How far a run is at one time, and what its process has in memory, in megabytes.</summary>
/// <param name="Records">How many records the run has seen.</param>
/// <param name="Seconds">How long it has taken for them.</param>
/// <param name="Resident">Its own pages, what is mapped from files left out.</param>
/// <param name="Live">The objects that are left after all garbage is collected.</param>
public sealed record HarvestMemory(long Records, double Seconds, double Resident, double Live)
{
    /// <summary>Collects all garbage, and looks.</summary>
    public static HarvestMemory Now(long records, double seconds)
    {
        double resident = Own();
        return new HarvestMemory(records, seconds, resident, GC.GetTotalMemory(forceFullCollection: true) / 1e6);
    }

    /// <summary>The process's own pages now.</summary>
    public static double Own() =>
        double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal)).Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
}
