using System.Text.Json;

using Hub.Tests.Making;

namespace Hub.Tests.Acceptance;

/// <summary>IDR's sizes and counts are those of its own table, not those of the crates.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class IdrFiguresTests(RecordedHub recorded)
{
    [SharedDataFact]
    public async Task Sizes_files_and_images_in_OData_are_those_of_the_table_of_studies()
    {
        var rows = await recorded.Partners.ODataAsync("Datasets?$filter=Archive%20eq%20'idr'&$select=Accession,SizeBytes,FileCount,ImageCount");

        rows.Select(row => (Text(row, "Accession"), Number(row, "SizeBytes"), Number(row, "FileCount"), Number(row, "ImageCount"))).ShouldBe(Studies.Figures, ignoreOrder: true);
        rows.Sum(row => Number(row, "SizeBytes")).ShouldBe(416_139_949_283_454);
        rows.Sum(row => Number(row, "FileCount")).ShouldBe(203_070_430);
    }

    [SharedDataFact]
    public void Sizes_files_and_images_in_the_catalogue_are_those_of_the_table_of_studies()
    {
        foreach (var (accession, bytes, files, images) in Studies.Figures)
        {
            var dataset = recorded.Partners.Catalogue.Find(accession)!;
            (dataset.SizeBytes, dataset.FileCount, dataset.ImageCount).ShouldBe((bytes, files, images), accession);
        }
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static long Number(JsonElement row, string name) => row.GetProperty(name).GetInt64();
}
