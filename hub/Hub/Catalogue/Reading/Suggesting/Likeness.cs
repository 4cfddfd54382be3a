using Hub.Indexing.Searching;
using Hub.Indexing.Suggesting;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Finds datasets like one by the words that tell it from others: of its title, description, keywords, organisms and methods.</summary>
internal static class Likeness
{
    /// <summary>The datasets most like one, most alike first; none where there is no such dataset.</summary>
    public static IReadOnlyList<Dataset> Find(CatalogueSnapshot snapshot, string accession, int most, CancellationToken cancellationToken)
    {
        var index = snapshot.Index(RecordSet.Datasets);
        if (index.Find(accession) is not { } document) return [];
        var query = new MoreLikeThis(index).Query(accession, Texts((Dataset)snapshot.Read(RecordSet.Datasets, document)));
        var found = index.Search(new SearchRequest { Query = query, Take = most, ExactTotal = false }, cancellationToken);
        return [.. found.Hits.Select(hit => (Dataset)snapshot.Read(RecordSet.Datasets, hit.Doc))];
    }

    private static (string Field, string Text)[] Texts(Dataset dataset) =>
    [
        (TextFields.Title, dataset.Title),
        (TextFields.Description, dataset.Description ?? ""),
        .. dataset.Keywords.Select(keyword => (TextFields.Keywords, keyword)),
        .. dataset.Organisms.Select(organism => (TextFields.Organisms, organism.Name)),
        .. dataset.ImagingMethods.Select(method => (TextFields.Methods, method.Label)),
    ];
}
