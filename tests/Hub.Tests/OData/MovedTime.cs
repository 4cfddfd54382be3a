namespace Hub.Tests.OData;

/// <summary>The clock of this machine, put forward.</summary>
internal sealed class MovedTime : TimeProvider
{
    /// <summary>By how much.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
