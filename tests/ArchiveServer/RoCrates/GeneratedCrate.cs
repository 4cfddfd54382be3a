using System.Globalization;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

namespace ArchiveServer.RoCrates;

/// <summary>A generated study in the BioImage Archive's habits: types in arrays, <c>obo:</c> ids, the misspelt QuantitiveValue, empty lists.</summary>
internal static class GeneratedCrate
{
    /// <summary>The metadata file of the study of an index.</summary>
    public static byte[] Of(int seed, int index)
    {
        var study = GeneratedStudy.Of(seed, "bia", index);
        var draw = Draw.For(seed, "bia crate", index);
        var accession = GeneratedAccession.Bia(index);
        var graph = new CrateGraph("ro-crate-metadata.json", $"https://www.ebi.ac.uk/biostudies/bioimages/studies/{accession}", typesInArrays: true);
        var root = graph.Root;
        root["identifier"] = accession;
        root["name"] = study.Title;
        root["description"] = study.Abstract + (study.IsShared ? $" The same samples are in {GeneratedAccession.Empiar(index)} and {GeneratedAccession.Idr(index)}." : "");
        root["datePublished"] = study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        root["license"] = draw.Chance(0.55) ? "https://creativecommons.org/publicdomain/zero/1.0/" : "https://creativecommons.org/licenses/by/4.0/";
        root["keywords"] = new JsonArray(study.Structure, study.Process);
        root["publisher"] = new JsonObject { ["@id"] = "https://www.ebi.ac.uk/bioimage-archive/" };
        root["funder"] = new JsonArray();
        root["thumbnailUrl"] = draw.Chance(0.7) ? new JsonArray($"https://uk1s3.embassy.ebi.ac.uk/bia-integrator-data/{accession}/static_display.png") : new JsonArray();
        AddSubject(graph, study);
        foreach (var method in CrateMethod.Of(seed, "bia", index))
        {
            graph.Add("measurementMethod", $"obo:FBbi_{method.Id}", "DefinedTerm", ("name", method.Name));
        }

        graph.Add("citation", $"https://doi.org/{study.PaperDoi}", "ScholarlyArticle", ("name", study.Title), ("datePublished", study.Released.Year.ToString(CultureInfo.InvariantCulture)));
        graph.Add("size", "#bytes", "QuantitiveValue", ("value", draw.Magnitude(1e6, 5e12)), ("unitText", "bytes"), ("unitCode", "http://purl.obolibrary.org/obo/UO_0000233"));
        graph.Add("size", "#files", "QuantitiveValue", ("value", draw.Magnitude(1, 1e5)), ("unitText", "file count"), ("unitCode", "http://purl.obolibrary.org/obo/UO_0000189"));
        return graph.ToBytes();
    }

    private static void AddSubject(CrateGraph graph, GeneratedStudy study)
    {
        var taxon = $"obo:NCBITaxon_{study.Organism.TaxonId}";
        graph.Add("about", "#sample", "BioSample", ("name", study.Cells), ("description", $"{study.Cells} of {study.Organism.Name}"), ("taxonomicRange", new JsonObject { ["@id"] = taxon }));
        graph.Add("about", taxon, "Taxon", ("scientificName", study.Organism.Name), ("vernacularName", study.Organism.CommonName));
        for (var at = 0; at < study.Authors.Count; at++)
        {
            var author = study.Authors[at];
            var id = author.Orcid is null ? $"#author-{at}" : $"https://orcid.org/{author.Orcid}";
            graph.Add("author", id, "Person", ("name", author.FullName), ("email", $"author{at}@example.org"), ("affiliation", new JsonArray(new JsonObject { ["@id"] = $"#institute-{at}", ["@type"] = new JsonArray("Organization"), ["name"] = author.Affiliation })));
        }
    }
}
