namespace Hub.Indexing.Queries;

/// <summary>What documents must be like to be found, and how much each is worth; immutable. A document that matches scores as the same query in Lucene 8.7 with BM25 would.</summary>
public abstract record Query
{
    private protected Query()
    {
    }
}
