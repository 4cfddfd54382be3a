using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>Deposits of metadata alone.</summary>
internal sealed class NoFiles : IDepositFiles
{
    public IAsyncEnumerable<DataFile> ReadAsync(string accession, CancellationToken cancellationToken) => AsyncEnumerable.Empty<DataFile>();
}
