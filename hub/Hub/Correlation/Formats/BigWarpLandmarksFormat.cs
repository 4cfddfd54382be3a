using System.Text;

namespace Hub.Correlation;

/// <summary>BigWarp's landmark tables: name, active, moving point, fixed point; no header, 6 columns in two axes and 8 in three.</summary>
internal sealed class BigWarpLandmarksFormat : TransformationFormat
{
    public override string Id => "bigwarp-landmarks";

    public override string Label => "BigWarp landmarks (CSV)";

    public override string Extension => ".landmarks.csv";

    public override string MediaType => "text/csv";

    internal override bool Recognises(FileContent content) =>
        content.Lines.FirstOrDefault(line => line.Text.Length > 0) is { } first && Flag(first.Text) && !first.Text.StartsWith('#');

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var landmarks = new List<Landmark>();
        var columns = 0;
        foreach (var line in content.Lines.Where(line => line.Text.Trim().Length > 0))
        {
            if (landmarks.Count == FileLimits.Items)
            {
                throw line.Refuse($"The file holds more than {FileLimits.Items} landmarks.");
            }

            // A line that was cut between two columns can look like one of two axes.
            line.RequireEnd();
            var fields = CsvFields.Split(line);
            columns = columns == 0 ? fields.Count : columns;
            if (fields.Count is not (6 or 8) || fields.Count != columns)
            {
                throw line.Refuse($"A landmark has 6 columns in two axes and 8 in three, the same in every line; here are {fields.Count}.");
            }

            landmarks.Add(Landmark(line, fields));
        }

        var axes = columns == 6 ? "xy" : "xyz";
        return new TransformationFile
        {
            Format = this,
            Landmarks = new LandmarkSet(CoordinateSystem.Spatial("moving", axes), CoordinateSystem.Spatial("fixed", axes), landmarks),
            Assumptions =
            [
                "The first points are the moving image's, the second the fixed (target) image's, as BigWarp writes them.",
                "Lengths are in the images' own physical units, which the file does not name.",
                "No transformation is stored in the file; BigWarp itself would bend a thin-plate spline from the fixed to the moving points.",
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var set = LandmarkColumns.MovingAndFixed(transformation, notes);
        var text = new StringBuilder();
        foreach (var landmark in set.Landmarks)
        {
            var numbers = Points(landmark.From, set.From.Dimensions).Concat(Points(landmark.To, set.To.Dimensions));
            string[] fields = [landmark.Name.Replace("\"", "'", StringComparison.Ordinal), landmark.IsActive ? "true" : "false", .. numbers];
            text.Append('"').AppendJoin("\",\"", fields).Append("\"\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Points(IReadOnlyList<double>? point, int dimensions) => point?.Select(TextFile.Print) ?? Enumerable.Repeat("Infinity", dimensions);

    private static bool Flag(string line) => line.Split(',') is [_, var flag, _, _, _, _, ..] && flag.Trim(' ', '"') is "true" or "false";

    private static Landmark Landmark(TextLine line, List<string> fields)
    {
        if (fields[1] is not ("true" or "false"))
        {
            throw line.Refuse($"The second column says true or false, not '{TextFile.Short(fields[1])}'.");
        }

        var half = (fields.Count - 2) / 2;
        return new Landmark(FileLimits.Clean(fields[0]), Point(line, fields.Slice(2, half)), Point(line, fields.Slice(2 + half, half))) { IsActive = fields[1] == "true" };
    }

    /// <summary>BigWarp writes Infinity for a point that is not set yet.</summary>
    private static double[]? Point(TextLine line, List<string> words) =>
        words.Any(word => word.Trim() is "Infinity" or "-Infinity" or "∞" or "-∞") ? null : [.. words.Select(word => TextFile.Number(word, line.Number))];
}
