using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>The processor time that this thread has had, which does not grow while others have the processor.</summary>
public static unsafe partial class ThreadClock
{
    private const int ThreadTime = 3;

    /// <summary>Microseconds.</summary>
    public static double Microseconds
    {
        get
        {
            long* time = stackalloc long[2];
            if (GetTime(ThreadTime, time) != 0) throw new PlatformNotSupportedException("There is no clock of a thread's processor time here.");
            return (time[0] * 1e6) + (time[1] / 1e3);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, long* time);
}
