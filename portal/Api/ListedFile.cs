using Hub.Catalogue;
using Hub.Records;

namespace Hub.Portal.Api;

/// <summary>One file of a dataset by its path.</summary>
internal static class ListedFile
{
    /// <summary>The file, or null where the dataset lists none of that path.</summary>
    public static DataFile? Find(CatalogueReader catalogue, string accession, string path, CancellationToken cancellationToken)
    {
        var same = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Path"), new ConstantExpression(path));
        var page = catalogue.Files(new FilesRequest { Accession = accession, Filter = same, Take = 1 }, cancellationToken);
        return page.Files.Count > 0 ? page.Files[0].File : null;
    }
}
