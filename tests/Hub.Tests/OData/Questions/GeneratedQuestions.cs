using System.Globalization;
using System.Text.Json;
using Hub.Records;
using Hub.Tests.Catalogue;

namespace Hub.Tests.OData;

/// <summary>Random queries for datasets: a condition, an order, a part, a selection, and files inside, each as text and as LINQ.</summary>
internal sealed class GeneratedQuestions(int seed, GeneratedRecords records)
{
    private const int Most = 1_000;

    private static readonly (string Text, Func<Dataset, object?> Of)[] Columns =
    [
        ("Title", d => d.Title),
        ("Archive", d => d.Archive),
        ("Year", d => d.Year),
        ("SizeBytes", d => d.SizeBytes),
        ("SizeIsApproximate", d => d.SizeIsApproximate),
        ("Licence", d => d.Licence),
        ("ReleaseDate", d => d.ReleaseDate),
        ("FileCount", d => d.FileCount),
        ("Modality", d => d.Modality),
    ];

    private static readonly QuestionColumn<Dataset>[] Lists =
    [
        new("Keywords", d => string.Join(';', d.Keywords), entity => Joined(entity, "Keywords", word => word.GetString()!)),
        new("Keywords($filter=contains($it,'a');$top=2)", d => string.Join(';', d.Keywords.Where(k => k.Contains('a')).Take(2)), entity => Joined(entity, "Keywords", word => word.GetString()!)),
        new("Organisms", d => string.Join(';', d.Organisms.Select(o => $"{o.TaxonId}={o.Name}")), entity => Joined(entity, "Organisms", o => $"{o.GetProperty("TaxonId")}={o.GetProperty("Name")}")),
        new("Organisms($orderby=Name desc;$skip=1;$select=Name)", d => string.Join(';', d.Organisms.OrderByDescending(o => o.Name, Utf8Order.Comparer).Skip(1).Select(o => o.Name)), entity => Joined(entity, "Organisms", o => o.EnumerateObject().Single().Value.GetString()!)),
    ];

    private readonly Random random = new(seed);
    private readonly GeneratedFilters filters = new(seed + 1_000, records);

    private (string Text, Func<Dataset, object?> Of)[] Keys =>
    [
        .. Columns,
        ("length(Title)", d => d.Title.Length),
        ("Organisms/$count", d => d.Organisms.Count),
        ("FileCount mod 3", d => d.FileCount % 3),
        ("Files/$count($filter=SizeBytes gt 2500)", d => Of(d).Count(f => f.SizeBytes > 2500)),
    ];

    public QuestionCase Next()
    {
        var options = new List<string>();
        IEnumerable<Dataset> left = records.Datasets;
        if (random.Next(4) > 0)
        {
            var filter = filters.Next(2);
            options.Add($"$filter={Uri.EscapeDataString(filter.Text)}");
            left = left.Where(d => filter.Holds(d) == true);
        }
        var found = Ordered([.. left], options);
        if (random.Next(2) == 0) options.Add("$count=true");
        var page = Part(found, options);
        var columns = Shown(options);
        return new QuestionCase($"Datasets?{string.Join('&', options)}", [.. page.Select(d => string.Join('|', columns.Select(column => column.Of(d)).Prepend(d.Accession)))], found.Length,
            entity => string.Join('|', columns.Select(column => column.Read(entity)).Prepend(entity.GetProperty("Accession").GetString()!)));
    }

    private Dataset[] Ordered(Dataset[] left, List<string> options)
    {
        var ordered = left.Order(Comparer<Dataset>.Create((_, _) => 0));
        var keys = Keys.OrderBy(_ => random.Next()).Take(random.Next(4)).Select(key => (key.Text, key.Of, Descending: random.Next(2) == 0)).ToArray();
        if (keys.Length > 0) options.Add($"$orderby={Uri.EscapeDataString(string.Join(',', keys.Select(key => key.Text + (key.Descending ? " desc" : ""))))}");
        foreach (var key in keys) ordered = key.Descending ? ordered.ThenByDescending(key.Of, NullFirst) : ordered.ThenBy(key.Of, NullFirst);
        return [.. ordered.ThenBy(d => d.Accession, Utf8Order.Comparer)];
    }

    private Dataset[] Part(Dataset[] found, List<string> options)
    {
        int skip = random.Next(3) == 0 ? random.Next(60) : 0, top = random.Next(3) == 0 ? random.Next(80) : Most;
        if (skip > 0) options.Add(string.Create(CultureInfo.InvariantCulture, $"$skip={skip}"));
        if (top < Most) options.Add(string.Create(CultureInfo.InvariantCulture, $"$top={top}"));
        return [.. found.Skip(skip).Take(top)];
    }

    private List<QuestionColumn<Dataset>> Shown(List<string> options)
    {
        var shown = Columns.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(column => new QuestionColumn<Dataset>(column.Text, d => Values.Text(column.Of(d)), entity => Values.Text(entity.GetProperty(column.Text)))).ToList();
        if (random.Next(2) == 0) shown.Add(Lists[random.Next(Lists.Length)]);
        options.Add($"$select={Uri.EscapeDataString(string.Join(',', shown.Select(column => column.Text)))}");
        if (random.Next(2) == 0) return shown;
        var files = Files();
        options.Add($"$expand={Uri.EscapeDataString(files.Text)}");
        shown.Add(files);
        return shown;
    }

    private QuestionColumn<Dataset> Files()
    {
        var inside = new List<string> { "$select=Path,SizeBytes", "$count=true" };
        (string Text, Func<DataFile, bool> Holds)[] conditions =
        [
            ("SizeBytes gt 2500", f => f.SizeBytes > 2500),
            ("Compound eq 'taxol' or Compound eq null", f => f.Attributes.Where(a => a.Name == "Compound").All(a => a.Value == "taxol")),
            ("Concentration ge 10", f => f.Attributes.Any(a => a.Name == "Concentration" && int.Parse(a.Value, CultureInfo.InvariantCulture) >= 10)),
        ];
        var (text, holds) = conditions[random.Next(conditions.Length)];
        if (random.Next(3) > 0) inside.Add($"$filter={text}");
        else holds = _ => true;
        bool ordered = random.Next(2) == 0;
        if (ordered) inside.Add("$orderby=SizeBytes desc,Path");
        int skip = random.Next(3), top = random.Next(1, 6);
        inside.Add(string.Create(CultureInfo.InvariantCulture, $"$skip={skip}"));
        inside.Add(string.Create(CultureInfo.InvariantCulture, $"$top={top}"));
        return new QuestionColumn<Dataset>(
            $"Files({string.Join(';', inside)})",
            d =>
            {
                var found = Of(d).Where(holds).ToArray();
                var listed = ordered ? [.. found.OrderByDescending(f => f.SizeBytes, NullFirstOf<long?>()).ThenBy(f => f.Path, Utf8Order.Comparer)] : found;
                return $"{found.Length}:{string.Join(';', listed.Skip(skip).Take(top).Select(f => $"{f.Path}={f.SizeBytes}"))}";
            },
            entity => $"{entity.GetProperty("Files@odata.count")}:{Joined(entity, "Files", f => $"{f.GetProperty("Path")}={f.GetProperty("SizeBytes")}")}");
    }

    private IReadOnlyList<DataFile> Of(Dataset dataset) => records.Files.GetValueOrDefault(dataset.Accession, []);

    private static string Joined(JsonElement entity, string list, Func<JsonElement, string> text) => string.Join(';', entity.GetProperty(list).EnumerateArray().Select(text));

    private static Comparer<object?> NullFirst { get; } = NullFirstOf<object?>();

    private static Comparer<T> NullFirstOf<T>() => Comparer<T>.Create((a, b) =>
        a is null || b is null ? (a is null ? 0 : 1) - (b is null ? 0 : 1) : a is string text ? Utf8Order.Comparer.Compare(text, (string)(object)b) : ((IComparable)a).CompareTo(b));
}
