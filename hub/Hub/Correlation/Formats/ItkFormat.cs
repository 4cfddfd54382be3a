using System.Text;

namespace Hub.Correlation;

/// <summary>ITK's text files of transforms (.tfm, .txt).</summary>
internal sealed class ItkFormat : TransformationFormat
{
    private const string Header = "#Insight Transform File V1.0";

    public override string Id => "itk";

    public override string Label => "ITK transform (.tfm)";

    public override string Extension => ".tfm";

    internal override bool Recognises(FileContent content) => content.Lines is [var first, ..] && first.Text.TrimStart().StartsWith("#Insight Transform File", StringComparison.Ordinal);

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var blocks = ItkTextReader.Read(content.Lines);
        List<string> assumptions =
        [
            "ITK's transforms lead from points of the fixed (reference) image to points of the moving image, against the way in which the image is warped.",
            "Lengths are taken for millimeters, which is what ITK's own images mean; the file names no unit.",
            "x, y and z are ITK's LPS frame where the images are anatomical; no axis is turned.",
        ];
        var transforms = blocks.Where(block => !block.IsComposite).ToArray();
        if (transforms.FirstOrDefault(block => block.Dimensions != transforms[0].Dimensions) is { } odd)
        {
            throw new TransformationFormatException($"line {odd.Line}", "One file holds transforms of 2 and of 3 axes.");
        }

        var made = Composed(blocks, assumptions);
        var axes = transforms[0].Dimensions == 2 ? "xy" : "xyz";
        return new TransformationFile
        {
            Format = this,
            Version = "1.0",
            Assumptions = assumptions,
            Transformations =
            [
                .. made.Select((transformation, index) => new StatedTransformation
                {
                    Name = made.Length == 1 ? null : $"Transform {index}",
                    From = CoordinateSystem.Spatial("fixed", axes, "millimeter"),
                    To = CoordinateSystem.Spatial("moving", axes, "millimeter"),
                    Transformation = transformation,
                }),
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.Of(transformation, "millimeter", PixelConvention.Centre, notes);
        notes.Add($"ITK resamples with the map from the fixed to the moving image: give this file to it with '{transformation.From.Name}' as the fixed and '{transformation.To.Name}' as the moving image.");
        var numbers = SpatialMatrix.Linear(matrix).Concat(SpatialMatrix.Translation(matrix)).Select(TextFile.Print);
        var size = matrix.InputDimensions;
        return Encoding.UTF8.GetBytes(
            $"{Header}\n#Transform 0\nTransform: AffineTransform_double_{size}_{size}\nParameters: {string.Join(' ', numbers)}\nFixedParameters: {string.Join(' ', new int[size])}\n");
    }

    /// <summary>The members of a composite as one transformation, or each of a series by itself.</summary>
    private static Transformation[] Composed(IReadOnlyList<ItkBlock> blocks, List<string> assumptions)
    {
        var made = blocks.Where(block => !block.IsComposite).Select(block => block.Transformation()).ToArray();
        if (blocks.FirstOrDefault(block => block.IsComposite) is { } composite)
        {
            if (composite != blocks[0] || blocks.Count(block => block.IsComposite) > 1 || made.Length == 0)
            {
                throw new TransformationFormatException($"line {composite.Line}", "A composite is the first transform of a file and is followed by its members.");
            }

            assumptions.Add("The members of a composite are done last listed first.");
            made = [SequenceTransformation.Of(made.Reverse())];
        }
        else if (made.Length > 1)
        {
            assumptions.Add($"The file holds {made.Length} transforms without a composite: they are a series (one for each volume, say) and not composed.");
        }

        return made;
    }
}
