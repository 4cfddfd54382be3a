using System.Text;

namespace Hub.Correlation;

/// <summary>Landmark files of Amira and Avizo (.landmarkAscii) with two sets of points.</summary>
internal sealed class AmiraLandmarksFormat : TransformationFormat
{
    public override string Id => "amira-landmarks";

    public override string Label => "Amira landmarks";

    public override string Extension => ".landmarkAscii";

    internal override bool Recognises(FileContent content) =>
        content.Lines is [var first, ..] && (first.Text.StartsWith("# AmiraMesh", StringComparison.Ordinal) || first.Text.StartsWith("# Avizo", StringComparison.Ordinal));

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var (header, first, second) = AmiraReader.Read(content.Lines);
        return new TransformationFile
        {
            Format = this,
            Version = header,
            Landmarks = new LandmarkSet(
                CoordinateSystem.Spatial("set 1", "xyz"),
                CoordinateSystem.Spatial("set 2", "xyz"),
                [.. first.Select((point, index) => new Landmark($"Marker {index + 1}", point, second[index]))]),
            Assumptions =
            [
                "The first set is taken for the points before, the second for the points after: the file does not say which image each belongs to.",
                "Lengths are in the images' own units, which the file does not name.",
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var set = LandmarkColumns.MovingAndFixed(transformation, notes);
        var usable = set.Usable;
        if (usable.Count == 0)
        {
            throw new TransformationException("No landmark is active and set in both systems.");
        }

        if (usable.Count < set.Landmarks.Count)
        {
            notes.Add($"{set.Landmarks.Count - usable.Count} landmarks that are inactive or not set in both systems are left out; names are not written.");
        }

        var text = new StringBuilder("# AmiraMesh 3D ASCII 2.0\n\n");
        text.Append(null, $"define Markers {usable.Count}\n\nParameters {{\n    NumSets 2,\n    ContentType \"LandmarkSet\"\n}}\n\n");
        text.Append("Markers { float[3] Coordinates } @1\nMarkers { float[3] Coordinates2 } @2\n\n# Data section follows\n@1\n");
        Append(text, usable.Select(landmark => landmark.From!));
        text.Append("\n@2\n");
        Append(text, usable.Select(landmark => landmark.To!));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, IEnumerable<IReadOnlyList<double>> points)
    {
        foreach (var point in points)
        {
            text.AppendJoin(' ', point.Concat(Enumerable.Repeat(0.0, 3 - point.Count)).Select(TextFile.Print)).Append('\n');
        }
    }
}
