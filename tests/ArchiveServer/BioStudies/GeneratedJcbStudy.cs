using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

namespace ArchiveServer.BioStudies;

/// <summary>
/// A synthetic study of the JCB DataViewer as BioStudies would hold it: article, figures, images. No real one is
/// recorded; the shape is that of other imported collections.
/// </summary>
internal sealed class GeneratedJcbStudy : IServedStudy
{
    private readonly GeneratedStudy study;
    private readonly int seed;
    private readonly int figures;
    private readonly FileForm fileForm;

    /// <summary>The study of one index.</summary>
    public GeneratedJcbStudy(RecordSet records, int index)
    {
        seed = records.Seed;
        study = GeneratedStudy.Of(seed, "jcb", index);
        var draw = Draw.For(seed, "jcb-files", index);
        fileForm = (FileForm)(index % 4);
        figures = index == 0 ? 1 : draw.Between(1, 4);

        // Those of the file table are more than one page of it.
        var least = fileForm == FileForm.OnlyInFileTable ? 1001 : 6;
        FileCount = index == 0 && records.LargestFileList is { } largest ? largest : (int)draw.Magnitude(least, 400 + (2 * least));
        Form = (RecordForm)(index % 3);
    }

    /// <inheritdoc />
    public string Accession => GeneratedAccession.Jcb(study.Index);

    /// <inheritdoc />
    public string Released => study.Released.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public int FileCount { get; }

    /// <inheritdoc />
    public string Title => study.Title;

    /// <inheritdoc />
    public RecordForm Form { get; }

    /// <inheritdoc />
    public byte[] PageTab() => Encoding.UTF8.GetBytes(Document().ToJsonString(Answers.Relaxed));

    /// <inheritdoc />
    public IEnumerable<JsonObject> Files() => Enumerable.Range(1, figures).SelectMany(Figure);

    /// <inheritdoc />
    public IEnumerable<JsonObject>? FileList(string name) =>
        Enumerable.Range(1, figures).FirstOrDefault(figure => ListName(figure) == name) is > 0 and var found ? Figure(found) : null;

    private JsonObject Document() => new()
    {
        ["accno"] = Accession,
        ["type"] = "submission",
        ["attributes"] = PageTabNode.Attributes(
            ("Title", study.Index % 5 == 4 ? null : Title),
            ("ReleaseDate", Released),
            ("AttachTo", "JCB"),
            ("RootPath", Accession)),
        ["section"] = new JsonObject
        {
            ["type"] = "Study",
            ["accno"] = "s-" + Accession,
            ["attributes"] = StudyAttributes(),
            ["subsections"] = new JsonArray([.. Authors(), .. Organisations(), Publication(), .. Biosamples(), .. Enumerable.Range(1, figures).Select(Component)]),
            ["links"] = Links(),
        },
    };

    private JsonArray StudyAttributes()
    {
        var attributes = PageTabNode.Attributes(
            ("Title", Title),
            (study.Index % 2 == 0 ? "Description" : "Abstract", study.Abstract),
            (study.Index % 2 == 0 ? "Keywords" : "keyword", $"{study.Structure}, {study.Process} "));
        if (study.Index % 3 != 2)
        {
            attributes.Add(new JsonObject
            {
                ["name"] = "License",
                ["value"] = "CC BY-NC-SA 4.0",
                ["valqual"] = new JsonArray(new JsonObject { ["name"] = "URL", ["value"] = "https://creativecommons.org/licenses/by-nc-sa/4.0/" }),
            });
        }

        return attributes;
    }

    private IEnumerable<JsonNode> Authors() => study.Authors.Select((author, at) => PageTabNode.Section(
        at % 2 == 0 ? "author" : "Author",
        null,
        ("Name", author.FullName),
        ("E-mail", "someone@example.org"),
        ("ORCID", author.Orcid is null ? null : at % 2 == 0 ? author.Orcid : "https://orcid.org/" + author.Orcid),
        ("<affiliation>", $"o{at + 1}")));

    private IEnumerable<JsonNode> Organisations() => study.Authors.Select((author, at) => PageTabNode.Section(
        at % 2 == 0 ? "organisation" : "Organization", $"o{at + 1}", ("Name", author.Affiliation)));

    private JsonObject Publication() => PageTabNode.Section(
        "Publication",
        null,
        ("Title", study.Title),
        ("Authors", string.Join(", ", study.Authors.Select(author => author.Initials))),
        ("DOI", (study.Index % 3) switch { 0 => study.PaperDoi, 1 => "https://doi.org/" + study.PaperDoi, _ => "doi:" + study.PaperDoi + "." }),
        ("Year", study.Released.Year.ToString(CultureInfo.InvariantCulture)));

    private IEnumerable<JsonNode> Biosamples()
    {
        if (study.Index % 4 == 3)
        {
            yield break;
        }

        yield return PageTabNode.Section(
            "Biosample",
            "Biosample-1",
            ("Title", study.Cells),
            ("Organism", study.Index % 4 == 0 ? $"{study.Organism.Name} ({study.Organism.CommonName})" : study.Organism.Name),
            ("Biological entity", study.Cells));
        yield return PageTabNode.Section(
            "Image acquisition",
            "Image acquisition-1",
            ("Title", "Acquisition"),
            ("Imaging instrument", "spinning disk confocal microscope"),
            ("Imaging method", new[] { "confocal microscopy", "fluorescence microscopy", "TIRF", "spinning disk confocal microscopy" }[study.Index % 4]));
    }

    private JsonObject Component(int figure)
    {
        var list = fileForm is FileForm.JsonList or FileForm.TsvList ? ListName(figure) : null;
        var section = PageTabNode.Section(
            "Study Component",
            figure % 2 == 1 ? $"Study Component-{figure}" : null,
            ("Name", $"Figure {figure}"),
            ("Description", $"Images behind figure {figure}: {study.Structure} in {study.Cells}"),
            ("File List", list));
        if (fileForm == FileForm.Inline)
        {
            section["files"] = new JsonArray(new JsonArray([.. Figure(figure)]));
        }

        return section;
    }

    private JsonArray Links()
    {
        var links = new JsonArray(new JsonObject());
        if (study.IsShared)
        {
            links.Add(PageTabNode.Link(GeneratedAccession.Empiar(study.Index), "EMPIAR"));
            links.Add(new JsonArray(PageTabNode.Link(GeneratedAccession.Idr(study.Index), "Image Data Resource (IDR)")));
        }

        return links;
    }

    private string ListName(int figure) => $"figure {figure}.{(fileForm == FileForm.TsvList ? "tsv" : "json")}";

    private IEnumerable<JsonObject> Figure(int figure)
    {
        for (var row = figure - 1; row < FileCount; row += figures)
        {
            yield return FileRow(figure, row);
        }
    }

    private JsonObject FileRow(int figure, int row)
    {
        var gene = study.Genes[row % study.Genes.Count];
        var compound = study.Compounds[row / 3 % study.Compounds.Count];
        return new JsonObject
        {
            ["path"] = $"Figure {figure}/{study.Structure.Replace(' ', '_')}_{row + 1:D6}.{(row % 7 == 6 ? "mov" : "ome.tif")}",
            ["size"] = 1_000_000 + ((row * 7919L) + seed) % 90_000_000,
            ["type"] = "file",
            ["attributes"] = PageTabNode.Attributes(
                ("Image name", $"{study.Cells} expressing {gene}-GFP, {compound}"),
                ("Gene", gene),
                ("Compound", row % 11 == 10 ? "null" : compound),
                ("Channel", row % 2 == 0 ? "gfp" : "DAPI"),
                ("Well", $"{(char)('A' + (row % 8))}{(row / 8 % 12) + 1}"),
                ("Pixel size (µm)", "0.131")),
        };
    }

    private enum FileForm
    {
        JsonList,
        Inline,
        TsvList,
        OnlyInFileTable,
    }
}
