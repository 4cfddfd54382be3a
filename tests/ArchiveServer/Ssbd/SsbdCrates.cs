using System.Globalization;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;
using ArchiveServer.RoCrates;

namespace ArchiveServer.Ssbd;

/// <summary>SSBD's crates: of one recorded generation, and generated ones in SSBD's habits.</summary>
internal static class SsbdCrates
{
    private const string Folder = "project-ro-crate";
    private const string Ending = "-ro-crate-metadata.json";

    /// <summary>All crates as files of the repository.</summary>
    public static IEnumerable<RepositoryFile> Of(RecordSet records) => Recorded(records).Concat(Generated(records));

    /// <summary>The recorded crates of the generation that the record set names, or of the newest.</summary>
    public static IEnumerable<RepositoryFile> Recorded(RecordSet records)
    {
        var generations = records.Files("ssbd", "*" + Ending).GroupBy(path => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))!).ToList();
        var wanted = generations.Find(generation => records.Generation is { } date && generation.Key.EndsWith(date, StringComparison.Ordinal))
            ?? generations.MaxBy(generation => generation.Key, StringComparer.Ordinal);
        return (wanted ?? Enumerable.Empty<string>()).Select(path =>
            new RepositoryFile($"{Folder}/{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}", () => File.ReadAllBytes(path)));
    }

    private static IEnumerable<RepositoryFile> Generated(RecordSet records)
    {
        foreach (var project in Enumerable.Range(0, records.Generated).Select(index => SsbdProject.Of(records.Seed, index)))
        {
            if (project.IsCurated)
            {
                yield return new RepositoryFile($"{Folder}/database/{project.Name}{Ending}", () => Curated(records.Seed, project));
            }

            if (project.IsInRepository)
            {
                yield return new RepositoryFile($"{Folder}/repository/{GeneratedAccession.Ssbd(project.Index)}{Ending}", () => Deposited(records.Seed, project));
            }
        }
    }

    private static byte[] Curated(int seed, SsbdProject project)
    {
        var study = project.Study;
        var graph = Graph(project.Name, $"https://ssbd.riken.jp/{project.Version}/project/{project.Name}", study);
        graph.Root["description"] = $"See details in {study.Authors[0].Family} et al. ({study.Released.Year}) {study.Journal.Abbreviation}.";
        graph.Root["publisher"] = new JsonObject { ["@id"] = "https://ssbd.riken.jp/database" };
        graph.Root["thumbnailUrl"] = new JsonArray($"https://ssbd.riken.jp/ssbd-omero/{project.Version}/projects/{project.Number}/render_thumbnail/");
        var taxon = $"https://www.ncbi.nlm.nih.gov/datasets/taxonomy/{study.Organism.TaxonId}";
        graph.Add("about", taxon, "Taxon", ("scientificName", study.Organism.Name), ("identifier", $"NCBITaxon:{study.Organism.TaxonId}"));
        graph.Add("about", "#biosample-1", "BioSample", ("name", study.Cells), ("description", study.Cells), ("taxonomicRange", CrateGraph.Reference(taxon)));
        graph.Add("funder", "#grant-001", "Grant", ("name", $"This work was supported by {study.Grant.Funder} grant {study.Grant.Code}."));
        AddMethods(graph, seed, project.Index);
        return graph.ToBytes();
    }

    private static byte[] Deposited(int seed, SsbdProject project)
    {
        var study = project.Study;
        var accession = GeneratedAccession.Ssbd(project.Index);
        var graph = Graph(accession, $"https://ssbd.riken.jp/repository/{accession}/", study);
        graph.Root["description"] = study.Abstract + (study.IsShared ? $" Electron micrographs of the same cells are {GeneratedAccession.Empiar(project.Index)}." : "");
        graph.Root["publisher"] = new JsonObject { ["@id"] = "https://ssbd.riken.jp/repository" };
        graph.Root["keywords"] = new JsonArray($"{study.Structure}[major]", study.Process);
        graph.Add("about", $"http://purl.obolibrary.org/obo/NCBITaxon_{study.Organism.TaxonId:D5}", "Taxon", ("scientificName", study.Organism.Name), ("vernacularName", study.Organism.CommonName));
        AddMethods(graph, seed, project.Index);
        return graph.ToBytes();
    }

    private static CrateGraph Graph(string identifier, string address, GeneratedStudy study)
    {
        var draw = Draw.For(study.Index, identifier, 0);
        var graph = new CrateGraph(identifier + Ending, address, typesInArrays: false);
        graph.Root["identifier"] = identifier;
        graph.Root["name"] = study.Title;
        graph.Root["datePublished"] = study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        graph.Root["license"] = draw.Chance(0.85) ? "https://creativecommons.org/licenses/by/4.0/" : "https://creativecommons.org/licenses/by-nc-sa/4.0/";
        for (var at = 0; at < study.Authors.Count; at++)
        {
            graph.Add("author", $"#auth-{at + 1:D3}", "Person", ("name", study.Authors[at].FullName), ("email", $"author{at}@example.org"), ("description", $"Organization: {study.Authors[at].Affiliation}; Department: Imaging"));
        }

        graph.Add("seeAlso", $"https://doi.org/{study.PaperDoi}", "ScholarlyArticle", ("name", $"{study.Authors[0].Initials}. {study.Title}. {study.Journal.Abbreviation}. {study.Released.Year}."));
        graph.Add("size", "#total-dataset-size", "QuantitativeValue", ("value", draw.Magnitude(1e6, 3e12)), ("unitCode", "http://purl.obolibrary.org/obo/UO_0000233"), ("unitText", "bytes"));
        graph.Add("size", "#file-count", "QuantitativeValue", ("value", draw.Magnitude(1, 7e4)), ("unitCode", "http://purl.obolibrary.org/obo/UO_0000189"), ("unitText", "file count"));
        return graph;
    }

    private static void AddMethods(CrateGraph graph, int seed, int index)
    {
        foreach (var method in CrateMethod.Of(seed, "ssbd", index))
        {
            graph.Add("measurementMethod", $"http://purl.obolibrary.org/obo/FBbi_{method.Id}", "DefinedTerm", ("name", method.Name), ("identifier", $"FBbi:{method.Id}"));
        }
    }
}
