namespace Hub.Records;

/// <summary>Bytes that can be read from the start any number of times: in memory, or a kept blob of any size.</summary>
public interface IContent
{
    /// <summary>The number of bytes.</summary>
    long Length { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    string Sha256 { get; }

    /// <summary>Opens the bytes for one reader, who disposes of the stream.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken);
}
