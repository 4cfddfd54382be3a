namespace Hub.Store;

/// <summary>The server of the bucket cannot be reached, or hung up; the same may go well later.</summary>
/// <param name="server">The server's address.</param>
/// <param name="cause">What the way to it says.</param>
public sealed class BucketUnreachableException(Uri? server, Exception cause)
    : IOException($"The S3 server at {server?.GetLeftPart(UriPartial.Authority)} does not answer: {cause.Message}", cause);
