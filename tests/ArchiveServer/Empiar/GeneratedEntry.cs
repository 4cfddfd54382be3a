using System.Globalization;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

namespace ArchiveServer.Empiar;

/// <summary>A synthetic EMPIAR entry, with the varieties of shape and spelling that real entries have.</summary>
internal static class GeneratedEntry
{
    private static readonly IReadOnlyList<Technique> Techniques =
    [
        new("EMDB", "Cryo-EM structure", "micrographs - multiframe", "TIFF", 0.55, 1.4, ["molecule", "virus"]),
        new("EMDB", "Cryo-electron tomography", "tilt series", "MRC", 1.3, 5.5, ["cell", "virus"]),
        new("FIB-SEM", "FIB-SEM volume imaging", "micrographs - single frame", "TIFF", 40, 100, ["cell", "tissue"]),
        new("FIB SEM", "Cryo FIB/SEM", "micrographs - single frame", "TIFF", 50, 150, ["cell"]),
        new("SBF-SEM", "Serial block-face SEM", "micrographs - multiframe", "DM4", 50, 200, ["tissue", "organism"]),
        new("SXT", "Soft X-ray tomography", "reconstructed volumes", "MRC", 100, 350, ["cell"]),
        new("CLEM", "Correlative light and electron microscopy", "OT: overlays", "TIFF", 20, 650, ["cell"]),
        new("ATUM-SEM", "Array tomography", "stitched maps", "PNG", 40, 80, ["tissue"]),
        new("MicroED", "MicroED", "diffraction images", "SMV", 0.1, 1, ["molecule"]),
        new("Hard X-ray/X-ray microCT", "X-ray microCT", "reconstructed volumes", "TIFF", 3000, 65000, ["organism"]),
    ];

    /// <summary>The entry of one index.</summary>
    /// <param name="seed">The seed of the record set.</param>
    /// <param name="index">Its place among the generated entries.</param>
    public static JsonObject Of(int seed, int index)
    {
        var study = GeneratedStudy.Of(seed, "empiar", index);
        var draw = Draw.For(seed, "empiar-entry", index);
        var technique = draw.Pick(Techniques);
        var updated = study.Released.AddDays(draw.Chance(0.3) ? draw.Between(1, 400) : 0);
        var entry = new JsonObject
        {
            ["title"] = $"{technique.TitleStart} of {study.Structure} during {study.Process} in {Escaped(draw, study.Cells)} ({study.Organism.Name})",
            ["status"] = index % 40 == 39 ? "OBS" : "REL",
            ["deposition_date"] = Iso(study.Released.AddDays(-draw.Between(20, 400))),
            ["release_date"] = Iso(study.Released),
            ["update_date"] = draw.Chance(0.1) ? null : Iso(updated),
            ["obsolete_date"] = index % 40 == 39 ? Iso(updated) : null,
            ["dataset_size"] = Size(draw),
            ["experiment_type"] = technique.ExperimentType,
            ["scale"] = draw.Chance(0.2) ? null : draw.Pick(technique.Scales),
            ["entry_doi"] = $"10.6019/{GeneratedAccession.Empiar(index)}",
            ["workflow_file"] = null,
            ["version_history"] = new JsonArray(),
            ["grant_references"] = new JsonArray(new JsonObject { ["funding_body"] = study.Grant.Funder, ["code"] = study.Grant.Code, ["country"] = study.Authors[0].Country }),
            ["authors"] = new JsonArray([.. study.Authors.Select(author => new JsonObject { ["author"] = Named(author) })]),
            ["corresponding_author"] = new JsonObject { ["author"] = Person(study.Authors[0]) },
            ["principal_investigator"] = new JsonArray(draw.Chance(0.2) ? new JsonObject { ["author"] = Person(study.Authors[^1]) } : Person(study.Authors[^1])),
            ["citation"] = draw.Chance(0.15) ? new JsonArray() : new JsonArray(Citation(study)),
            ["imagesets"] = ImageSets(draw, study, technique),
        };
        AddReferences(entry, study, draw);
        return entry;
    }

    private static void AddReferences(JsonObject entry, GeneratedStudy study, Draw draw)
    {
        var emdb = $"EMD-{draw.Between(2000, 49999)}";
        var wrapped = draw.Chance(0.2);
        entry["cross_references"] = draw.Chance(0.5) ? new JsonArray(wrapped ? new JsonObject { ["name"] = emdb } : JsonValue.Create(emdb)) : new JsonArray();
        entry["related_pdb_entries"] = new JsonArray();
        entry["biostudies_references"] = References(study.IsShared, GeneratedAccession.Jcb(study.Index));
        entry["idr_references"] = References(study.IsShared, GeneratedAccession.Idr(study.Index));
        entry["empiar_references"] = References(draw.Chance(0.1) && study.Index > 0, GeneratedAccession.Empiar(study.Index - 1));
    }

    private static JsonArray References(bool exist, string accession) =>
        exist ? new JsonArray(new JsonObject { ["name"] = accession }) : [];

    private static JsonArray ImageSets(Draw draw, GeneratedStudy study, Technique technique)
    {
        var sets = new JsonArray();
        var count = draw.Between(1, 4);
        for (var at = 0; at < count; at++)
        {
            var pixel = Math.Round(technique.LeastPixel + ((technique.MostPixel - technique.LeastPixel) * draw.Between(0, 100) / 100.0), 3);
            var square = draw.Chance(0.9);
            sets.Add(new JsonObject
            {
                ["segmentations"] = new JsonArray(),
                ["name"] = draw.Chance(0.3) ? study.Structure : $"{technique.TitleStart} of {study.Cells}, {study.Process}",
                ["directory"] = draw.Chance(0.1) ? $"/data/set{at + 1}" : $"data/set{at + 1}",
                ["category"] = technique.Category,
                ["header_format"] = technique.Format,
                ["data_format"] = technique.Format,
                ["num_images_or_tilt_series"] = draw.Magnitude(1, 9000),
                ["frames_per_image"] = draw.Between(1, 60),
                ["frame_range_min"] = null,
                ["frame_range_max"] = null,
                ["voxel_type"] = draw.Pick<string>(["UNSIGNED BYTE", "SIGNED 16 BIT INTEGER", "32 BIT FLOAT"]),
                ["pixel_width"] = draw.Chance(0.05) ? null : JsonValue.Create(pixel),
                ["pixel_height"] = square ? JsonValue.Create(pixel) : null,
                ["image_width"] = draw.Between(512, 11520).ToString(CultureInfo.InvariantCulture),
                ["image_height"] = draw.Between(512, 8184).ToString(CultureInfo.InvariantCulture),
                ["details"] = draw.Chance(0.2) ? null : $"{study.Abstract}\nPixel size {pixel.ToString(CultureInfo.InvariantCulture)} &amp;Aring;; dose 60 e-/&amp;Aring;^2.",
                ["micrographs_file_pattern"] = "",
                ["picked_particles_file_pattern"] = "",
                ["picked_particles_directory"] = "",
            });
        }

        return sets;
    }

    private static JsonObject Citation(GeneratedStudy study) => new()
    {
        ["authors"] = new JsonArray([.. study.Authors.Select(Named)]),
        ["editors"] = new JsonArray(),
        ["published"] = true,
        ["preprint"] = false,
        ["j_or_nj_citation"] = true,
        ["title"] = study.Title,
        ["journal"] = study.Journal.Name,
        ["journal_abbreviation"] = study.Journal.Abbreviation,
        ["country"] = "",
        ["year"] = study.Released.Year.ToString(CultureInfo.InvariantCulture),
        ["volume"] = "12",
        ["issue"] = null,
        ["doi"] = study.PaperDoi,
        ["pubmedid"] = (30_000_000 + study.Index).ToString(CultureInfo.InvariantCulture),
        ["details"] = null,
    };

    private static JsonObject Named(GeneratedAuthor author) => new() { ["name"] = author.Initials, ["author_orcid"] = author.Orcid };

    private static JsonObject Person(GeneratedAuthor author) => new()
    {
        ["author_orcid"] = author.Orcid,
        ["first_name"] = author.Given,
        ["middle_name"] = null,
        ["last_name"] = author.Family,
        ["organization"] = author.Affiliation,
        ["street"] = "1 Example Street",
        ["town_or_city"] = "Exampleton",
        ["telephone"] = "+44 20 7946 0000",
        ["email"] = "someone [at] example.org",
        ["country"] = author.Country,
    };

    private static string Size(Draw draw)
    {
        var bytes = draw.Magnitude(2e8, 8e12);
        return bytes >= 1e12
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e12:0.0} TB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
    }

    private static string Escaped(Draw draw, string text) => draw.Chance(0.1) ? text + " &amp;amp; controls" : text;

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
