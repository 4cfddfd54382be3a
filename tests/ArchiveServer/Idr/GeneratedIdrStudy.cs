using System.Globalization;
using System.Text;

using ArchiveServer.Generating;

namespace ArchiveServer.Idr;

/// <summary>A synthetic study: components, rows of the site's tables, tables of wells or images. Screens and projects share numbers, as real ones do.</summary>
internal static class GeneratedIdrStudy
{
    private const string Config = """
        ---
        name: generated
        version: 1

        defaults:
          include: no
          type: string
          split:
          includeclient: yes
          visible: yes
          omitempty: yes

        columns:
          - name: Channels
            clientname: Channels
            split: ";"
            include: yes
          - name: Control Type
            include: yes
          - group:
              namespace: openmicroscopy.org/mapr/organism
              columns:
                - name: Characteristics [Organism]
                  clientname: Organism
                  include: yes
          - group:
              namespace: openmicroscopy.org/mapr/gene
              columns:
                - name: Gene Symbol
                  include: yes
                - name: Gene Symbol
                  clientname: Gene Symbol URL
                  clientvalue: >-
                    https://www.example.org/gene/{{ value|urlencode }}
                  include: yes
          - group:
              namespace: openmicroscopy.org/mapr/compound
              columns:
                - name: Compound Name
                  include: yes

        """;

    /// <summary>The study of one index.</summary>
    public static ServedStudy Of(RecordSet records, int index)
    {
        var study = GeneratedStudy.Of(records.Seed, "idr", index);
        var draw = Draw.For(records.Seed, "idr-study", index);
        var family = string.Concat(study.Authors[0].Family.ToLowerInvariant().Where(char.IsAsciiLetter));
        var name = $"{GeneratedAccession.Idr(index)}-{family}-{study.Structure.Split(' ')[^1].ToLowerInvariant()}";
        var kind = draw.Chance(0.5) ? "screen" : "experiment";
        var components = Enumerable.Range(0, draw.Between(1, 3)).Select(at => $"{kind}{(char)('A' + at)}").ToList();
        var file = draw.Chance(0.08) ? null : GeneratedStudyFile.Of(study, name, components, draw);
        return new ServedStudy
        {
            Name = name,
            IsInCommonRepository = draw.Chance(0.15),
            StudyFile = file is null ? null : () => file,
            Description = (study.Title, study.Abstract),
            Components = [.. components.Select((component, at) => Component(records, study, name, component, at))],
            DownloadRows = DownloadRows(study, name, draw),
        };
    }

    private static ServedComponent Component(RecordSet records, GeneratedStudy study, string name, string component, int at)
    {
        var draw = Draw.For(records.Seed, $"idr-{component}", study.Index);
        var isScreen = component.StartsWith("screen", StringComparison.Ordinal);
        var rows = study.Index == 0 && at == 0 && records.LargestFileList is { } most ? most : draw.Between(8, 96);
        var id = 10_000 + (study.Index * 4) + at;
        var bytes = draw.Magnitude(1e8, 2e13);
        var sets = Math.Max(1, rows / 96);
        string[] cells =
        [
            name, component, "prod1", Text(id), Text(sets), Text(isScreen ? rows : 0), "", "", "0", Text(rows * 4L), Text(rows * 40L),
            (bytes / 1e12).ToString("R", CultureInfo.InvariantCulture), Text(bytes), Text(rows * 5L), "1.0", "1024 x 1024 x 10 x 2 x 1", "cell",
        ];
        return new ServedComponent
        {
            Name = component,
            Id = id,
            Sets = sets,
            SizeRow = string.Join('\t', cells),
            WriteTableAsync = draw.Chance(0.1) ? null : (body, cancellationToken) => WriteTableAsync(body, study, isScreen, rows, cancellationToken),
            Config = draw.Chance(0.1) ? null : () => Encoding.UTF8.GetBytes(Config),
        };
    }

    // Written row by row: a table can have millions.
    private static async Task WriteTableAsync(Stream body, GeneratedStudy study, bool isScreen, int rows, CancellationToken cancellationToken)
    {
        var end = (study.Index % 3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
        await using var writer = new StreamWriter(body, new UTF8Encoding(study.Index % 4 == 0), 1 << 16, leaveOpen: true) { NewLine = end };
        await writer.WriteLineAsync($"{(isScreen ? "Plate,Well" : "Dataset Name,Image Name")},Characteristics [Organism],Term Source 1 REF,Term Source 1 Accession,Gene Symbol,Compound Name,Control Type,Channels,Comment [Staff]");
        for (var row = 0; row < rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var gene = study.Genes[row % study.Genes.Count];
            var compound = study.Compounds[row / 3 % study.Compounds.Count];
            var place = isScreen
                ? string.Create(CultureInfo.InvariantCulture, $"plate{(row / 96) + 1:D4},{(char)('A' + (row % 96 / 12))}{(row % 12) + 1}")
                : string.Create(CultureInfo.InvariantCulture, $"\"{study.Structure}, set {(row / 50) + 1}\",image_{row + 1:D7}.ome.tiff");
            await writer.WriteLineAsync($"{place},{study.Organism.Name},NCBITaxon,NCBITaxon_{study.Organism.TaxonId},{gene},{compound},{(row % 12 == 0 ? "negative control" : "")},DAPI:nuclei; GFP:{study.Structure},\"imaged by someone@example.org, \"\"room 1\"\"\"");
        }
    }

    private static IReadOnlyList<string> DownloadRows(GeneratedStudy study, string name, Draw draw)
    {
        var bia = study.IsShared ? GeneratedAccession.Bia(study.Index) : "";
        var isCopy = study.IsShared && draw.Chance(0.5);
        string[] cells =
        [
            GeneratedAccession.Idr(study.Index), Text(15_000_000 + study.Index), isCopy ? "Embassy_S3" : "IDR", isCopy ? "True" : "False",
            $"https://ftp.ebi.ac.uk/pub/databases/IDR/{name}", "uod/idr/filesets", "https://ftp.ebi.ac.uk/pub/databases/IDR", $"uod/idr/filesets/{name}/image_0000001.ome.tiff",
            isCopy ? bia : "", bia.Length == 0 ? "" : $"https://www.ebi.ac.uk/biostudies/studies/{bia}", "",
        ];
        return [string.Join('\t', cells)];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
