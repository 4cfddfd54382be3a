using System.Globalization;
using System.Text;

namespace Hub.Correlation;

/// <summary>IMOD's lists of transforms: a line a section, <c>a11 a12 a21 a22 dx dy</c>, in pixels about the images' centres.</summary>
internal sealed class ImodFormat : TransformationFormat
{
    private const int Numbers = 6;

    public override string Id => "imod";

    public override string Label => "IMOD transforms (.xf, .xg)";

    public override string Extension => ".xf";

    internal override bool Recognises(FileContent content) =>
        content.Lines.FirstOrDefault(line => line.Text.Trim().Length > 0) is { } first
        && (content.Name.EndsWith(".xf", StringComparison.OrdinalIgnoreCase) || content.Name.EndsWith(".xg", StringComparison.OrdinalIgnoreCase)
            || first.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: Numbers } words && words.All(word => double.TryParse(word, CultureInfo.InvariantCulture, out _)));

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var global = content.Name.EndsWith("xg", StringComparison.OrdinalIgnoreCase);
        var stated = new List<StatedTransformation>();
        foreach (var line in content.Lines.Where(line => line.Text.Trim().Length > 0))
        {
            if (stated.Count == FileLimits.Items)
            {
                throw line.Refuse($"The file holds more than {FileLimits.Items} sections.");
            }

            line.RequireEnd();
            var numbers = TextFile.Numbers(line.Text, line.Number, Numbers);
            if (numbers.Length != Numbers)
            {
                throw line.Refuse($"A section has {Numbers} numbers, not {numbers.Length}.");
            }

            stated.Add(new StatedTransformation
            {
                Name = $"section {stated.Count}",
                From = Image($"section {stated.Count}", options.FromShape),
                To = Image(global ? "all sections" : stated.Count == 0 ? "first section" : $"section {stated.Count - 1}", options.ToShape),
                Transformation = new AffineTransformation(AffineMatrix.FromRows([[numbers[0], numbers[1], numbers[4]], [numbers[2], numbers[3], numbers[5]]])),
            });
        }

        return new TransformationFile
        {
            Format = this,
            Transformations = stated,
            Assumptions =
            [
                "Lengths are pixels about the centre of each image; with the images' sizes they can be told from a corner.",
                global ? "The file's name ends in xg: each section is mapped to the frame of all of them." : "The file's name does not end in xg: each section is mapped to the one before it.",
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.Of(transformation, null, PixelConvention.ImageCentre, notes);
        if (matrix.InputDimensions != 2)
        {
            throw new TransformationException("IMOD's list holds one matrix of x and y for each section; this transformation moves z as well.");
        }

        var (from, to) = (PixelSize(transformation.From, notes), PixelSize(transformation.To, notes));
        double At(int row, int column) => matrix[row, column] * (column == 2 ? 1 : from[column]) / to[row];
        notes.Add("The file has one line, for one section.");
        return Encoding.UTF8.GetBytes(string.Join(' ', new[] { At(0, 0), At(0, 1), At(1, 0), At(1, 1), At(0, 2), At(1, 2) }.Select(TextFile.Print)) + "\n");
    }

    private static CoordinateSystem Image(string owner, IReadOnlyList<long>? shape) => new()
    {
        Owner = owner,
        Name = "image",
        Axes = [new Axis("x", Axis.Array, CoordinateUnits.Pixel), new Axis("y", Axis.Array, CoordinateUnits.Pixel)],
        Pixels = PixelConvention.ImageCentre,
        PixelSize = [1, 1],
        Shape = shape is { Count: >= 2 } ? [shape[0], shape[1]] : null,
    };

    private static double[] PixelSize(CoordinateSystem system, ICollection<string> notes)
    {
        var frame = SpatialMatrix.Frame(system, null, PixelConvention.ImageCentre, []);
        if (frame.PixelSize is { } size)
        {
            return [.. size];
        }

        if (frame.Axes[0].Unit is { } unit and not CoordinateUnits.Pixel)
        {
            throw new TransformationException($"IMOD counts pixels, and '{system.Name}' is in {unit}: say how large its pixels are.");
        }

        notes.Add($"The unit of '{system.Name}' is taken to be pixels.");
        return [1, 1];
    }
}
