namespace Hub.Correlation;

/// <summary>A line of a text file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without its line end.</param>
internal sealed record TextLine(int Number, string Text)
{
    /// <summary>Whether it is the last and has no line end, so that a number at its end may have been cut.</summary>
    public bool IsOpen { get; init; }

    public TransformationFormatException Refuse(string reason) => new($"line {Number}", reason);

    /// <summary>Refuses a line of numbers whose last number may have been cut: no tool that writes such files leaves the line end out.</summary>
    public void RequireEnd()
    {
        if (IsOpen)
        {
            throw Refuse("The last line has no line end, so the file may have been cut within a number; if it is complete, end the line and read it again.");
        }
    }
}
