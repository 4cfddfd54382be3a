using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>The files of a deposit, whose bytes are durable in the blob store, and the file lists among them.</summary>
public interface IDepositFiles
{
    /// <summary>Streams the files, in the order of their paths.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<DataFile> ReadAsync(string accession, CancellationToken cancellationToken);
}
