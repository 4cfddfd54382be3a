using System.Diagnostics;

namespace Benchmarks;

/// <summary>Times of many runs of something, in processor time of the thread: what else the machine does stays out of it.</summary>
public static class Measure
{
    /// <summary>Every query is timed at least once, unless all together take so many times longer than a class should.</summary>
    private const double Patience = 8;

    /// <summary>Runs the queries in turn, first to warm up and then timed, and gives the times in microseconds, sorted.</summary>
    public static double[] Times(Action<int> run, int queries, double warmSeconds, double seconds)
    {
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < queries || clock.Elapsed.TotalSeconds < warmSeconds; i++)
        {
            run(i % queries);
            if (clock.Elapsed.TotalSeconds > 3 * warmSeconds) break;
        }
        var times = new List<double>();
        clock.Restart();
        for (int i = 0; clock.Elapsed.TotalSeconds < seconds || (i < queries && clock.Elapsed.TotalSeconds < Patience * seconds); i++)
        {
            double begin = ThreadClock.Microseconds;
            run(i % queries);
            times.Add(ThreadClock.Microseconds - begin);
        }
        times.Sort();
        return [.. times];
    }

    public static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
