namespace Hub.Deposition.Checks;

/// <summary>A file list cannot be read on; the message says what to do.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The character in it, from 1.</param>
public sealed class FileListException(string message, long line, int column) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public long Line => line;

    /// <summary>The character in the line, from 1.</summary>
    public int Column => column;
}
