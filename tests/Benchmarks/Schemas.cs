using System.Text.Json;
using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;

namespace Benchmarks;

/// <summary>How records of the corpus become documents: the same fields as on the side of Lucene.</summary>
public static class Schemas
{
    public static readonly string[] DatasetFacets = ["resource", "organism", "imagingMethod", "licence", "cellLine", "keyword", "authors"];
    public static readonly string[] FileFacets = ["resource", "format", "channel", "gene", "compound", "plate", "well", "phenotype"];

    public static IndexSchema Of(bool files)
    {
        var english = new EnglishAnalyzer();
        var fields = new List<IndexField>
        {
            new() { Name = "text", Kind = FieldKind.Text, Analyzer = english },
            new() { Name = files ? "path" : "title", Kind = FieldKind.Text, Analyzer = english },
            new() { Name = "sizeBytes", Kind = FieldKind.Integer },
            new() { Name = "n", Kind = FieldKind.Integer },
        };
        fields.AddRange((files ? FileFacets : DatasetFacets).Select(f => new IndexField { Name = f, Kind = FieldKind.Keyword, MultiValued = true }));
        if (files) fields.Add(new() { Name = "datasetId", Kind = FieldKind.Keyword });
        else fields.AddRange([new() { Name = "year", Kind = FieldKind.Keyword }, new() { Name = "yearNumber", Kind = FieldKind.Integer }, new() { Name = "fileCount", Kind = FieldKind.Integer }]);
        return new(fields);
    }

    public static IndexDocument Document(JsonElement record, bool files)
    {
        var values = new List<FieldValue> { FieldValue.Integer("n", Number(record, "n")), FieldValue.Integer("sizeBytes", Number(record, "sizeBytes")) };
        byte[] stored;
        if (files)
        {
            values.Add(FieldValue.Keyword("datasetId", Text(record, "datasetId")));
            values.Add(FieldValue.Text("path", Text(record, "path")));
            values.Add(FieldValue.Text("text", Text(record, "description")));
            stored = System.Text.Encoding.UTF8.GetBytes(Text(record, "path") + "\n" + Text(record, "description"));
        }
        else
        {
            string title = Text(record, "title"), summary = Text(record, "abstract"), year = Number(record, "year").ToString(System.Globalization.CultureInfo.InvariantCulture);
            values.Add(FieldValue.Text("title", title));
            values.Add(FieldValue.Text("text", title + "\n" + summary));
            values.Add(FieldValue.Integer("yearNumber", Number(record, "year")));
            values.Add(FieldValue.Keyword("year", year));
            values.Add(FieldValue.Integer("fileCount", Number(record, "fileCount")));
            stored = System.Text.Encoding.UTF8.GetBytes(title + "\n" + summary);
        }
        foreach (string facet in files ? FileFacets : DatasetFacets)
            foreach (string value in Values(record, facet)) values.Add(FieldValue.Keyword(facet, value));
        return new IndexDocument { Key = Text(record, "id"), Values = values, Stored = stored };
    }

    public static string Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetString()! : "";

    public static long Number(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    public static string[] Strings(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];
    }

    /// <summary>A value of the tree of methods stands for each of its ancestors too.</summary>
    private static IEnumerable<string> Values(JsonElement record, string facet)
    {
        string[] values = Strings(record, facet);
        return facet != "imagingMethod" ? values : values.SelectMany(Ancestors).Distinct();
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (int at = path.IndexOf('/'); at >= 0; at = path.IndexOf('/', at + 1)) yield return path[..at];
        yield return path;
    }
}
