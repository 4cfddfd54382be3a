using System.Text.RegularExpressions;

namespace Hub.Connectors.Idr.Sources;

/// <summary>A row of <c>download_urls.tsv</c>: where a study's files are, and which BioStudies record holds them too.</summary>
/// <param name="ImageId">One of the study's images, or empty.</param>
/// <param name="Address">Where its files can be downloaded, or empty.</param>
/// <param name="Accession">The BioStudies or BioImage Archive accession named, or null.</param>
/// <param name="IsConvertedCopy">Whether the accession holds an OME-Zarr copy that was made from IDR's files.</param>
/// <param name="Evidence">The column the accession stands in.</param>
internal sealed partial record DownloadLink(string ImageId, string Address, string? Accession, bool IsConvertedCopy, string Evidence)
{
    /// <summary>Reads the rows of one study.</summary>
    /// <param name="text">The part <c>downloads.tsv</c>.</param>
    public static IReadOnlyList<DownloadLink> Read(string text)
    {
        var table = TabbedTable.Parse(text);
        return [.. table.Rows.Select(row => Of(table, row))];
    }

    private static DownloadLink Of(TabbedTable table, string row)
    {
        var copy = AccessionPattern().Match(table.Cell(row, "bia_ngff_id"));
        var named = copy.Success ? copy : AccessionPattern().Match(table.Cell(row, "bia_url"));
        return new DownloadLink(
            table.Cell(row, "image_id"),
            table.Cell(row, "download_url"),
            named.Success ? named.Value : null,
            copy.Success,
            copy.Success ? "download_urls.tsv: bia_ngff_id" : "download_urls.tsv: bia_url");
    }

    [GeneratedRegex(@"S-[A-Z]{2,10}[A-Z0-9-]{0,20}\d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccessionPattern();
}
