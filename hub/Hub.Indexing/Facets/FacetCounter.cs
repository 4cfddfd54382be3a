using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Facets;

/// <summary>Counts the values of one facet, segment after segment.</summary>
internal abstract class FacetCounter
{
    /// <summary>The counter of a request.</summary>
    /// <exception cref="QueryRefusedException">The field cannot be counted.</exception>
    internal static FacetCounter Create(SearchContext context, FacetRequest request)
    {
        var kind = context.Commit.Schema.Find(request.Field)?.Kind ?? throw new QueryRefusedException($"There is no facet '{request.Field}': the index has no such field.");
        if (request.Top < 0 || request.Skip < 0 || request.Step < 1)
            throw new QueryRefusedException($"The facet '{request.Field}' has a negative top or skip, or a step below 1.");
        return kind switch
        {
            FieldKind.Keyword => new KeywordFacet(context, request),
            FieldKind.Integer or FieldKind.Date => new NumberFacet(context, request, kind),
            _ => throw new QueryRefusedException($"The field '{request.Field}' is of kind {kind} and cannot be counted as a facet: declare a keyword, integer or date field."),
        };
    }

    /// <summary>The field whose values are counted.</summary>
    internal abstract string Field { get; }

    /// <summary>Counts the values of documents of a segment, none of which is deleted.</summary>
    internal abstract void Add(int segment, DocSet docs);

    /// <summary>Counts the values of all live documents.</summary>
    internal abstract void AddAll(Func<int, DocSet> live);

    internal abstract FacetResult Result();
}
