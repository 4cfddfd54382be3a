using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ArchiveServer.Ssbd;

/// <summary>What SSBD's interfaces tell beyond the crates: data sets, quantitative data, the table of images.</summary>
/// <param name="records">What it holds.</param>
internal sealed class SsbdTables(RecordSet records)
{
    private const string Header = "SSBD:database ID,Project Name,Dataset,Organism,Contact,Organization,Biological Imaging Method,Paper Information,Paper DOI,Dataset License,File Path\n";

    private readonly List<SsbdProject> curated = [.. Enumerable.Range(0, records.Generated).Select(index => SsbdProject.Of(records.Seed, index)).Where(project => project.IsCurated)];

    // Every project is asked for, and the table has thousands of rows.
    private readonly Lazy<ILookup<string, string>> recordedDatasets = new(() => RecordedRows(records).ToLookup(row => row.Project, row => row.Dataset, StringComparer.Ordinal));

    /// <summary>The data sets of a project in one generation of the interface; the recorded table tells the recorded ones.</summary>
    /// <param name="version"><c>v1</c>, <c>v2</c> or <c>v3</c>.</param>
    /// <param name="project">The project's name.</param>
    public IEnumerable<JsonObject> Datasets(string version, string project)
    {
        var names = curated.Find(candidate => candidate.Name == project) is { } generated
            ? generated.Version == version ? generated.Datasets : []
            : version == "v1" ? recordedDatasets.Value[project] : [];
        return names.Select((name, at) => version == "v1" ? First(name, at) : Later(name, at));
    }

    /// <summary>The quantitative data sets, recorded ones first.</summary>
    public IEnumerable<JsonNode> Quantitative() => records.Files("ssbd", "v3_data_records*.json")
        .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select(row => row!.DeepClone()))
        .Concat(curated.Where(project => project.Index % 4 == 0).Select(Quantitative));

    /// <summary>The table of images.</summary>
    public byte[] Images()
    {
        var recorded = records.Files("ssbd", "bff-*.csv");
        var text = new StringBuilder(recorded.Count == 0 ? Header : File.ReadAllText(recorded[0]));
        foreach (var project in curated)
        {
            foreach (var dataset in project.Datasets)
            {
                text.Append(Row(project, dataset));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static JsonObject First(string name, int at) => new()
    {
        ["name"] = name,
        ["kind"] = at % 5 == 4 ? "Quantitative data" : "Image data",
        ["xyz_scale_text"] = at % 7 == 6 ? "NA" : $"XY: 0.{24 + at} micrometer/pixel, Z: 0.252 micrometer/slice",
        ["t_scale_text"] = at % 2 == 0 ? "5 minutess" : "３０ seconds",
    };

    private static JsonObject Later(string name, int at) => new()
    {
        ["dataset_id"] = name,
        ["x_scale_text"] = $"0.{16 + at} micrometer/pixel",
        ["y_scale_text"] = $"0.{16 + at} micrometer/pixel",
        ["z_scale_text"] = at % 6 == 5 ? "0.02 nanometer^{-1}" : "NA",
        ["t_scale_text"] = "1.31 seconds",
    };

    private static JsonObject Quantitative(SsbdProject project) => new()
    {
        ["SID"] = project.Number,
        ["bdmlID"] = $"00000000-0000-4000-8000-{project.Number.ToString("D12", CultureInfo.InvariantCulture)}",
        ["title"] = $"BDML file for quantitative information about {project.Study.Structure} in {project.Study.Cells}",
        ["description"] = $"quantitative information about {project.Study.Structure}",
        ["datatype"] = "nuclear positions",
        ["basedon"] = "Experiment",
        ["organism"] = project.Study.Organism.Name,
        ["localID"] = $"tracks_{project.Index}",
        ["contributors"] = string.Join(", ", project.Study.Authors.Select(author => author.FullName)),
        ["PMID"] = null,
        ["license"] = "CC BY",
        ["release"] = project.Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["schema_ver"] = "3.000",
    };

    private static string Row(SsbdProject project, string dataset)
    {
        var study = project.Study;
        var paper = $"{string.Join(", ", study.Authors.Select(author => author.FullName))} ({study.Released.Year}) {study.Title}., {study.Journal.Name}, Volume 1";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ssbd-database-{project.Number:D6},{project.Name},{dataset},{study.Organism.Name},{study.Authors[0].FullName},\"{study.Authors[0].Affiliation}\",,\"{paper}\",https://doi.org/{study.PaperDoi},CC BY,https://dmss3gw.riken.jp/ssbd/omezarr/v0.4/ssbd-{project.Number:D6}/{dataset}.zarr/0\n");
    }

    // The first three columns hold no quotes.
    private static IEnumerable<(string Project, string Dataset)> RecordedRows(RecordSet records) =>
        from path in records.Files("ssbd", "bff-*.csv")
        from line in File.ReadLines(path)
        let cells = line.Split(',', 4)
        where cells.Length == 4
        select (cells[1], cells[2]);
}
