using System.Globalization;
using System.Text;
using System.Text.Json;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Browser;

/// <summary>Two datasets of two archives that show one specimen, and the file that a person who has both would bring. The records are real, the file is ours.</summary>
/// <param name="Here">The accession on whose page the person begins.</param>
/// <param name="Other">The other accession.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="LeadsBack">Whether the file leads from the other dataset to this one.</param>
/// <param name="HereUnit">The unit of coordinates in the first dataset.</param>
/// <param name="OtherUnit">The unit of coordinates in the second.</param>
public sealed record RealPair(string Here, string Other, string FileName, bool LeadsBack, string HereUnit, string OtherUnit)
{
    private static readonly double[][] Points = [[0, 0, 0], [80, 5, 1], [10, 60, 2], [75, 66, 0.5], [40, 30, 9], [12, 8, 7], [66, 20, 6]];

    /// <summary>Known since 2021: light against focused ion beam, structured illumination against soft X-rays, confocal against focused ion beam.</summary>
    public static IReadOnlyList<RealPair> All { get; } =
    [
        new("S-BSST707", "EMPIAR-10819", "airyscan-to-fibsem.csv", LeadsBack: false, "micrometer", "nanometer"),
        new("S-BIAD19", "EMPIAR-10416", "xray-to-sim.tfm", LeadsBack: true, "millimeter", "millimeter"),
        new("S-BSST456", "EMPIAR-10479", "confocal-fibsem.landmarkAscii", LeadsBack: false, "micrometer", "micrometer"),
    ];

    /// <summary>The label of the format it is read as.</summary>
    public string Format => Path.GetExtension(FileName) switch { ".csv" => "BigWarp landmarks", ".tfm" => "ITK transform", _ => "Amira landmarks" };

    /// <summary>Whether the file holds landmarks.</summary>
    public bool HasLandmarks => !LeadsBack;

    /// <summary>A point of this dataset.</summary>
    public double[] Point { get; } = [20, 30, 4];

    /// <summary>Where it lies in the other dataset.</summary>
    public double[] Mapped => LeadsBack ? Back(Point) : There(Point);

    /// <summary>The file.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Path.GetExtension(FileName) switch
    {
        ".csv" => string.Concat(Points.Select((point, index) => $"\"Pt-{index}\",\"true\",{string.Join(',', point.Concat(Shaken(point, index)).Select(value => $"\"{Text(value)}\""))}\n")),
        ".tfm" => "#Insight Transform File V1.0\n#Transform 0\nTransform: AffineTransform_double_3_3\nParameters: 0 -2 0 2 0 0 0 0 2 100 50 25\nFixedParameters: 0 0 0\n",
        _ => $"# AmiraMesh 3D ASCII 2.0\n\ndefine Markers {Points.Length}\n\nParameters {{\n    NumSets 2,\n    ContentType \"LandmarkSet\"\n}}\n\n"
            + "Markers { float[3] Coordinates } @1\nMarkers { float[3] Coordinates2 } @2\n\n# Data section follows\n@1\n"
            + string.Concat(Points.Select(point => Line(point))) + "\n@2\n" + string.Concat(Points.Select((point, index) => Line(Shaken(point, index)))),
    });

    /// <summary>The two records, as the BioImage Archive's integrator tells of them.</summary>
    public async Task KeepAsync(IRecordStore store, CancellationToken cancellationToken)
    {
        var lease = (await store.Runs.StartAsync(new RunRequest("bia", RunMode.Harvest, "1", "pairs", TimeSpan.FromMinutes(5)), cancellationToken)).Lease.ShouldNotBeNull();
        await store.Runs.ApplyAsync(lease, [Outcome(Here), Outcome(Other)], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), cancellationToken);
        await store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), cancellationToken);
    }

    public override string ToString() => $"{Here} {Other}";

    /// <summary>A quarter turn, scaled by 2 (by 2000 into nanometres) and moved.</summary>
    private double[] There(double[] point)
    {
        var scale = OtherUnit == "nanometer" ? 1000 : 1;
        return [scale * ((-2 * point[1]) + 100), scale * ((2 * point[0]) + 50), scale * ((2 * point[2]) + 25)];
    }

    private static double[] Back(double[] point) => [(point[1] - 50) / 2, (100 - point[0]) / 2, (point[2] - 25) / 2];

    // Nobody sets a landmark on the same spot twice.
    private double[] Shaken(double[] point, int index) => [.. There(point).Select((value, axis) => value + ((((index * 7) + (axis * 5)) % 11 - 5) * (OtherUnit == "nanometer" ? 20 : 0.02)))];

    private static string Line(double[] point) => string.Join(' ', point.Select(Text)) + "\n";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static RecordOutcome Outcome(string accession)
    {
        using var study = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("correlative", accession, "bia-integrator-study.json")));
        var dataset = new Dataset
        {
            Accession = study.RootElement.GetProperty("accession_id").GetString()!,
            Archive = "bia",
            Title = study.RootElement.GetProperty("title").GetString()!,
            Description = study.RootElement.GetProperty("description").GetString(),
        };
        return new RecordOutcome(accession)
        {
            ChangeMark = "1",
            Records = [new SourceRecord { Archive = "bia", Key = accession, Dataset = dataset, Rank = 100, IsOwner = true }],
            Problems = [],
        };
    }
}
