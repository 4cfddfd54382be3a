using System.Diagnostics;
using Hub.Indexing.Queries;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Answers questions from the index; any number of threads may ask at once, while the index is written.</summary>
public sealed class CatalogueReader
{
    private readonly SnapshotShelf shelf;

    internal CatalogueReader(SnapshotShelf shelf) => this.shelf = shelf;

    /// <summary>The newest state that can be read; larger with every commit.</summary>
    public long Generation => shelf.Generation;

    /// <summary>How many datasets the newest state holds.</summary>
    public long Count
    {
        get
        {
            using var loan = shelf.Borrow(null);
            return loan.Snapshot.Index(RecordSet.Datasets).Count;
        }
    }

    /// <summary>Labels and hierarchies.</summary>
    internal CatalogueWords Words
    {
        get
        {
            using var loan = shelf.Borrow(null);
            return loan.Snapshot.Words;
        }
    }

    /// <summary>Finds datasets and counts facets.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public CataloguePage Search(CatalogueRequest request, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var page = Records(DatasetPages.Question(request), cancellationToken);
        return DatasetPages.Answer(page, request.Highlight, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>The dataset of an accession, in any letter case, or of an alias; null where there is none.</summary>
    /// <param name="accession">An accession or alias.</param>
    public Dataset? Find(string accession)
    {
        using var loan = shelf.Borrow(null);
        return DatasetLookup.Find(loan.Snapshot, accession);
    }

    /// <summary>Datasets in the order of their accessions, read one by one from one state, which is kept as long as they are read.</summary>
    /// <param name="skip">How many to pass over; there is no limit.</param>
    /// <param name="take">The most to give.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IEnumerable<Dataset> ByAccession(int skip, int take, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(null);
        var all = new RecordsRequest { Set = RecordSet.Datasets, Take = skip + take };
        foreach (var dataset in new RecordsStream(loan.Snapshot, all, cancellationToken).Read(skip)) yield return (Dataset)dataset;
    }

    /// <summary>Completes the question's text, out of the datasets that its facet values and its filter leave.</summary>
    /// <param name="request">The question; its text is what was typed so far.</param>
    /// <param name="most">How many completions to give.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public IReadOnlyList<CatalogueCompletion> Complete(CatalogueRequest request, int most, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        return Refusing(() => new Completing(loan.Snapshot, request, cancellationToken).Find(most));
    }

    /// <summary>The datasets whose words are most like those of one; none where there is no such dataset.</summary>
    /// <param name="accession">The dataset's accession.</param>
    /// <param name="most">How many to give.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IReadOnlyList<Dataset> Similar(string accession, int most, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(null);
        return Likeness.Find(loan.Snapshot, accession, most, cancellationToken);
    }

    /// <summary>Finds files.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public FilesPage Files(FilesRequest request, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var page = Records(FilePages.Question(request), cancellationToken);
        return FilePages.Answer(page, request.Attributes, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Groups records and computes figures.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much; the message says what to do.</exception>
    public AggregationResult Aggregate(AggregationRequest request, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        return Refusing(() => new Aggregating(loan.Snapshot, request, cancellationToken).Compute());
    }

    /// <summary>Finds records of any set.</summary>
    internal RecordsPage Records(RecordsRequest request, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        return Refusing(() => new RecordsSearch(loan.Snapshot, request, cancellationToken).Find());
    }

    /// <summary>All records that a question finds, read one by one from one state, which is kept as long as they are read.</summary>
    internal IEnumerable<object> Stream(RecordsRequest request, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        using var records = Refusing(new RecordsStream(loan.Snapshot, request, cancellationToken).Read().GetEnumerator);
        while (Refusing(records.MoveNext)) yield return records.Current;
    }

    /// <summary>The index's keys of the records that a question finds, in its order: what a <see cref="KeysExpression"/> takes.</summary>
    internal (IReadOnlyList<string> Keys, long Generation) Keys(RecordsRequest request, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        return (Refusing(() => new RecordsReading(loan.Snapshot, request, cancellationToken).Keys()), loan.Snapshot.Generation);
    }

    /// <summary>The values of expressions for each record that a question finds, as <see cref="RecordEvaluator.Rows"/> gives them, with the record's key in the index.</summary>
    internal (IReadOnlyList<(string Key, object?[] Values)> Rows, long Generation) Rows(RecordsRequest request, IReadOnlyList<CatalogueExpression> columns, int keys, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(request.Generation);
        return (Refusing(() => new RecordsReading(loan.Snapshot, request, cancellationToken).Rows(columns, keys)), loan.Snapshot.Generation);
    }

    /// <summary>An expression that is then computed from records: what of it only a state of the catalogue can count is counted.</summary>
    internal CatalogueExpression ForRecords(RecordSet set, CatalogueExpression expression, long generation, CancellationToken cancellationToken)
    {
        using var loan = shelf.Borrow(generation);
        return Refusing(() => new Tallies(loan.Snapshot, set, cancellationToken).ForRecords(expression));
    }

    /// <summary>The names of the key-values that occur in a set, in order.</summary>
    internal IReadOnlyCollection<string> OpenKeys(RecordSet set)
    {
        using var loan = shelf.Borrow(null);
        return loan.Snapshot.OpenKeys(set);
    }

    private static T Refusing<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (QueryRefusedException refusal)
        {
            throw new CatalogueRefusedException("query-refused", refusal.Message);
        }
    }
}
