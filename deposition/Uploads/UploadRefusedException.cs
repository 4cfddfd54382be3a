namespace Hub.Deposition.Uploads;

/// <summary>An upload was not taken; the message says why, and what to do.</summary>
/// <param name="status">The HTTP status, by which clients know whether to try again.</param>
/// <param name="code">A stable word for programs.</param>
/// <param name="message">One or two sentences.</param>
public sealed class UploadRefusedException(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>A stable word for programs.</summary>
    public string Code => code;
}
