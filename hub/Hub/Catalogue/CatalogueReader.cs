using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Answers questions from the index; any number of threads may ask at once, while the index is written.</summary>
public sealed class CatalogueReader
{
    /// <summary>The newest state that can be read; larger with every commit.</summary>
    public long Generation => throw new NotSupportedException();

    /// <summary>How many datasets the newest state holds.</summary>
    public long Count => throw new NotSupportedException();

    /// <summary>Finds datasets and counts facets.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public CataloguePage Search(CatalogueRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The dataset of an accession, in any letter case, or of an alias; null where there is none.</summary>
    /// <param name="accession">An accession or alias.</param>
    public Dataset? Find(string accession) => throw new NotSupportedException();

    /// <summary>Finds files.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public FilesPage Files(FilesRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Groups records and computes figures.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public AggregationResult Aggregate(AggregationRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
