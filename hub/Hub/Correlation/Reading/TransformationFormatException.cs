namespace Hub.Correlation;

/// <summary>A file of a transformation that is refused: where in it, and why.</summary>
public sealed class TransformationFormatException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="place">A line (<c>line 3</c>) or a JSON path (<c>$.scene.coordinateTransformations[0]</c>).</param>
    /// <param name="reason">What is wrong there and what would be right.</param>
    /// <param name="file">The file's name, where known.</param>
    public TransformationFormatException(string place, string reason, string? file = null)
        : base(file is null ? $"{place}: {reason}" : $"{file}, {place}: {reason}")
    {
        Place = place;
        Reason = reason;
        File = file;
    }

    /// <summary>A line or a JSON path.</summary>
    public string Place { get; }

    /// <summary>What is wrong there.</summary>
    public string Reason { get; }

    /// <summary>The file's name; null where it is not known yet.</summary>
    public string? File { get; }
}
