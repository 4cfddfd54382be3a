using System.Globalization;
using System.Text;

using ArchiveServer.Generating;

namespace ArchiveServer.Idr;

/// <summary>A synthetic study file with the varieties of real ones: encodings, line ends, quoted cells broken over lines, template hints, stray blanks, spellings of accessions.</summary>
internal static class GeneratedStudyFile
{
    private static readonly IReadOnlyList<(string Label, string Accession)> Methods =
    [
        ("spinning disk confocal microscopy", "FBbi_00000253"), ("fluorescence microscopy", "Fbbi_00000246"), ("confocal microscopy", "FBbi:00000251"),
        ("light sheet fluorescence microscopy", "FBbi_00000369"), ("bright-field microscopy", "00000243"), ("transmission electron microscopy (TEM)", "FBbi_00000258"),
    ];

    private static readonly IReadOnlyList<(string Label, string Address)> Licences =
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"), ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
    ];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Of(GeneratedStudy study, string name, IReadOnlyList<string> components, Draw draw)
    {
        var rows = new List<string[]>();
        AddStudy(rows, study, name, components, draw);
        foreach (var component in components)
        {
            AddComponent(rows, study, name, component, components.IndexOf(component) + 1, draw);
        }

        var padding = draw.Chance(0.3) ? "\t\t\t" : "";
        var end = draw.Pick<string>(["\n", "\r\n", "\r"]);
        var text = string.Join(end, rows.Select(cells => (draw.Chance(0.05) && cells.Length > 1 ? cells[0] + " " : cells[0]) + string.Concat(cells.Skip(1).Select(cell => '\t' + cell)) + padding)) + end;
        return Encoded(text, draw);
    }

    private static int IndexOf(this IReadOnlyList<string> list, string item) => list.ToList().IndexOf(item);

    private static byte[] Encoded(string text, Draw draw)
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderExceptionFallback(), DecoderFallback.ReplacementFallback)!;
        try
        {
            return draw.Chance(0.2) ? latin.GetBytes(text) : [.. draw.Chance(0.1) ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
        }
        catch (EncoderFallbackException)
        {
            return Encoding.UTF8.GetBytes(text);
        }
    }

    private static void AddStudy(List<string[]> rows, GeneratedStudy study, string name, IReadOnlyList<string> components, Draw draw)
    {
        var licence = draw.Pick(Licences);
        var isScreen = components[0].StartsWith("screen", StringComparison.Ordinal);
        rows.AddRange(
        [
            ["# Section with generic information about the study"],
            ["Comment[IDR Study Accession]", name.Split('-')[0]],
            ["Study Title", study.Title],
            ["Study Type", isScreen ? "high content screen" : "high content analysis of cells"],
            ["Study Type Term Source REF", "EFO"],
            ["Study Type Term Accession", isScreen ? "EFO_0007550" : "EFO_0005397"],
            ["Study Description", draw.Chance(0.3) ? $"\"{study.Abstract.Replace(". ", ".\n", StringComparison.Ordinal)} Labelled \"\"live\"\".\"" : study.Abstract],
            ["Study Key Words", study.Structure, study.Process],
            ["Study Organism", study.Organism.Name],
            ["Study Organism Term Source REF", "NCBITaxon"],
            ["Study Organism Term Accession", (draw.Chance(0.5) ? "NCBITaxon_" : "") + study.Organism.TaxonId.ToString(CultureInfo.InvariantCulture) + (draw.Chance(0.1) ? " " : "")],
            [isScreen ? "Study Screens Number" : "Study Experiments Number", components.Count.ToString(CultureInfo.InvariantCulture)],
            ["Study External URL", draw.Chance(0.2) ? "www.example.org/lab" : "# if there is an existing web page related to the study enter it here"],
            ["Study EMPIAR Accession", study.IsShared ? GeneratedAccession.Empiar(study.Index) : ""],
            ["Study Public Release Date", study.Released.ToString("O", CultureInfo.InvariantCulture)],
            [""],
            ["# Study Publication"],
            ["Study PubMed ID", (31_000_000 + study.Index).ToString(CultureInfo.InvariantCulture)],
            ["Study Publication Title", study.Title],
            ["Study Author List", string.Join(", ", study.Authors.Select(author => author.Initials))],
            ["Study DOI", $"https://doi.org/{study.PaperDoi}"],
            ["Study License", licence.Label],
            ["Study License URL", licence.Address],
            ["Study Copyright", $"{study.Authors[0].Family} et al"],
            ["Study Data DOI", draw.Chance(0.7) ? $"https://doi.org/10.5555/idr.{study.Index}" : "# leave blank"],
            ["Study Person Last Name", study.Authors[^1].Family, study.Authors[0].Family],
            ["Study Person First Name", study.Authors[^1].Given, study.Authors[0].Given],
            ["Study Person Email", "someone@example.org", "another@example.org"],
            ["Study Person Address", study.Authors[^1].Affiliation, $"{study.Authors[0].Affiliation}, write to another@example.org"],
            ["Study Person ORCID", study.Authors[^1].Orcid is { } last ? $"https://orcid.org/{last}" : "NA", study.Authors[0].Orcid is { } first ? $"{first} ({study.Authors[0].FullName})" : ""],
            ["Study Person Roles", "submitter", "submitter"],
            ["Term Source Name", "NCBITaxon", "EFO", "CMPO", "Fbbi"],
            [""],
        ]);
    }

    private static void AddComponent(List<string[]> rows, GeneratedStudy study, string name, string component, int number, Draw draw)
    {
        var kind = component.StartsWith("screen", StringComparison.Ordinal) ? "Screen" : "Experiment";
        var method = draw.Pick(Methods);
        rows.AddRange(
        [
            [$"{kind} Number", number.ToString(CultureInfo.InvariantCulture)],
            [$"Comment[IDR {kind} Name]", $"{name}/{component}"],
            [$"{kind} Sample Type", "cell"],
            [$"{kind} Description", $"Images of {study.Structure} in {study.Cells}."],
            [$"{kind} Imaging Method", method.Label],
            [$"{kind} Imaging Method Term Source REF", "Fbbi"],
            [$"{kind} Imaging Method Term Accession", method.Accession],
            .. kind == "Screen" ? (string[][])[["Screen Technology Type", "RNAi screen"], ["Screen Type", "primary screen"]] : [],
            [$"{kind} Comments", "# if there is anything you would like to say"],
            ["Library File Name", $"idr0000-{component}-library.txt"],
            ["Protocol Name", "growth protocol", "treatment protocol"],
            ["Protocol Description", $"{study.Cells} were grown.", $"\"Treated with {study.Compounds[0]}.\nThen washed.\""],
            [""],
        ]);
    }
}
