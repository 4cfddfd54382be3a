namespace Hub.Tests.Making;

/// <summary>An end to what would never end: no measurement, but minutes for what takes seconds at most.</summary>
internal static class Patience
{
    /// <summary>Runs something beside the test, which fails where it does not come to an end.</summary>
    /// <param name="work">What takes seconds at most.</param>
    public static Task RunAsync(Action work) => Task.Run(work).WaitAsync(TimeSpan.FromMinutes(3));
}
