using Hub.Records;

namespace Hub.Tests.OData;

/// <summary>Whatever is transformed, the rows are those that LINQ makes of the same records.</summary>
public sealed class ApplyTests(RunningOData service) : IClassFixture<RunningOData>
{
    private const int Queries = 300;

    private static readonly ApplyKey<Dataset>[] DatasetKeys =
    [
        new("Archive", d => [d.Archive]),
        new("Year", d => [d.Year is { } year ? (long)year : null]),
        new("Licence", d => [d.Licence]),
        new("Modality", d => [d.Modality]),
        new("StudyType", d => [d.StudyType]),
        new("SizeIsApproximate", d => [d.SizeIsApproximate]),
        new("ReleaseDate", d => [d.ReleaseDate]),
        new("Organism", d => d.Organisms.Select(o => o.Name)),
        new("ImagingMethod", d => d.ImagingMethods.Select(m => m.Label)),
        new("Keyword", d => d.Keywords),
        new("Author", d => d.Authors.Select(a => a.Name)),
    ];

    private static readonly ApplyFigure<Dataset>[] DatasetFigures =
    [
        new("$count", g => (long)g.Count),
        new("SizeBytes with sum", g => g.Sum(d => (decimal)(d.SizeBytes ?? 0))),
        new("SizeBytes with min", g => g.Min(d => d.SizeBytes)),
        new("SizeBytes with max", g => g.Max(d => d.SizeBytes)),
        new("FileCount with average", g => g.Average(d => d.FileCount)),
        new("ReleaseDate with min", g => g.Min(d => d.ReleaseDate)),
        new("ReleaseDate with max", g => g.Max(d => d.ReleaseDate)),
        new("Licence with countdistinct", g => (long)g.Select(d => d.Licence).OfType<string>().Distinct().Count()),
        new("Year with countdistinct", g => (long)g.Select(d => d.Year).OfType<int>().Distinct().Count()),
        new("Keyword with countdistinct", g => (long)g.SelectMany(d => d.Keywords).Distinct().Count()),
        new("FileCount mul 3 with sum", g => g.Sum(d => (decimal)((d.FileCount ?? 0) * 3))),
        new("length(Title) with max", g => g.Max(d => (long?)d.Title.Length)),
        new("Components/$count", g => g.Sum(d => (decimal)d.Components.Count)),
    ];

    private static readonly ApplyKey<(string Accession, DataFile File)>[] FileKeys =
    [
        new("Dataset", f => [f.Accession]),
        new("Format", f => [f.File.Format]),
        new("Component", f => [f.File.Component]),
        new("Compound", f => Named(f.File, "Compound")),
        new("Channel", f => Named(f.File, "Channel")),
        new("Gene_Symbol", f => Named(f.File, "Gene Symbol")),
    ];

    private static readonly ApplyFigure<(string Accession, DataFile File)>[] FileFigures =
    [
        new("$count", g => (long)g.Count),
        new("SizeBytes with sum", g => g.Sum(f => (decimal)(f.File.SizeBytes ?? 0))),
        new("SizeBytes with max", g => g.Max(f => f.File.SizeBytes)),
        new("SizeBytes with average", g => g.Average(f => f.File.SizeBytes)),
        new("Dataset with countdistinct", g => (long)g.Select(f => f.Accession).Distinct().Count()),
        new("Compound with countdistinct", g => (long)g.SelectMany(f => Named(f.File, "Compound")).Distinct().Count()),
    ];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Groups_of_datasets_are_those_of_LINQ_to_the_last_row_and_digit(int seed)
    {
        var filters = new GeneratedFilters(seed + 100, service.Catalogue.Records);
        var cases = new GeneratedApply<Dataset>(seed, service.Catalogue.Records.Datasets, Filter, DatasetKeys, DatasetFigures);
        for (int i = 0; i < Queries; i++) await CompareAsync("Datasets", cases.Next());

        (string, Func<Dataset, bool>) Filter()
        {
            var filter = filters.Next(1);
            return (filter.Text, d => filter.Holds(d) == true);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Groups_of_files_are_those_of_LINQ_to_the_last_row_and_digit(int seed)
    {
        var random = new Random(seed);
        var files = service.Catalogue.Records.Files.SelectMany(each => each.Value.Select(file => (each.Key, file))).ToArray();
        (string, Func<(string Accession, DataFile File), bool>)[] filters =
        [
            ("SizeBytes gt 2500", f => f.File.SizeBytes > 2500),
            ("Compound eq 'talmapimod'", f => Named(f.File, "Compound").Contains("talmapimod")),
            ("not (Format eq null)", f => f.File.Format is not null),
            ("contains(Path,'plate 1')", f => f.File.Path.Contains("plate 1", StringComparison.Ordinal)),
        ];
        var cases = new GeneratedApply<(string, DataFile)>(seed, files, () => filters[random.Next(filters.Length)], FileKeys, FileFigures);
        for (int i = 0; i < Queries / 3; i++) await CompareAsync("Files", cases.Next());
    }

    private static IEnumerable<string> Named(DataFile file, string name) => file.Attributes.Where(pair => pair.Name == name).Select(pair => pair.Value);

    private async Task CompareAsync(string set, ApplyCase query)
    {
        var found = new List<string>();
        for (string? next = $"{set}?$apply={Uri.EscapeDataString(query.Text)}"; next is not null;)
        {
            var page = await service.JsonAsync(next);
            found.AddRange(page.GetProperty("value").EnumerateArray().Select(row => string.Join('|', row.EnumerateObject().Where(column => !column.Name.Contains('@')).OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => $"{column.Name}={Values.Text(column.Value)}"))));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        var expected = query.Rows.Select(row => string.Join('|', row.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={Values.Text(column.Value)}")));
        Values.Difference(query.Ordered ? found : [.. found.Order(StringComparer.Ordinal)], query.Ordered ? [.. expected] : [.. expected.Order(StringComparer.Ordinal)]).ShouldBeNull(query.Text);
    }
}
