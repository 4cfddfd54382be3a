namespace Hub.Deposition;

/// <summary>Something was not done; the message tells the person who asked why, and what to do.</summary>
/// <param name="kind">The kind of reason.</param>
/// <param name="code">A stable word for programs.</param>
/// <param name="message">One or two sentences.</param>
public sealed class RefusedException(Refusal kind, string code, string message) : Exception(message)
{
    /// <summary>The kind of reason.</summary>
    public Refusal Kind => kind;

    /// <summary>A stable word for programs.</summary>
    public string Code => code;

    /// <summary>The name of the value that is at fault; null where it is none in particular.</summary>
    public string? Field { get; init; }
}
