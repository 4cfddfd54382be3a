using System.Globalization;

using Hub.Tests.Making;

namespace Hub.Tests.Acceptance;

/// <summary>IDR's table of studies, read without the connector.</summary>
internal static class Studies
{
    private const int ImagesColumn = 9;
    private const int BytesColumn = 12;
    private const int FilesColumn = 13;

    private static IEnumerable<IGrouping<string, string[]>> Rows =>
        File.ReadLines(SharedData.Path("archives", "idr", "site", "studies.tsv")).Skip(1).Select(line => line.Split('\t')).GroupBy(row => row[0][..7]);

    public static IReadOnlyList<string> Accessions => [.. Rows.Select(study => study.Key)];

    /// <summary>Accession, bytes, files and images of every study.</summary>
    public static IReadOnlyList<(string Accession, long Bytes, long Files, long Images)> Figures =>
        [.. Rows.Select(study => (study.Key, Sum(study, BytesColumn), Sum(study, FilesColumn), Sum(study, ImagesColumn)))];

    private static long Sum(IEnumerable<string[]> rows, int column) => rows.Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture));
}
