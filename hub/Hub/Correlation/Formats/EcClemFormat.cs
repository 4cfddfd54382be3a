using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>The transformation files of eC-CLEM, versions 1 and 2: matrices in micrometers from source to target, and the pairs of points they were fitted to.</summary>
internal sealed class EcClemFormat : TransformationFormat
{
    private const string Unit = "micrometer";

    public override string Id => "ec-clem";

    public override string Label => "eC-CLEM XML";

    public override string Extension => ".ec-clem.xml";

    public override string MediaType => "application/xml";

    internal override bool Recognises(FileContent content) =>
        content.Xml is { } root && (root.Element("MatrixTransformation") is not null || root.Element("transformation") is not null);

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var root = content.Xml!;
        var matrices = root.Elements("MatrixTransformation").ToArray();
        var first = root.Element("TargetSize") is not null || matrices.Any(matrix => matrix.Attribute("order") is not null);
        List<string> assumptions = ["eC-CLEM's points are micrometers: pixels times pixel size.", "The map leads from the source image to the target image."];
        if (matrices.Length > FileLimits.Items)
        {
            throw root.Refuse($"There are {matrices.Length} matrices; at most {FileLimits.Items} can be.");
        }

        if (root.Element("transformation")?.Attribute("type")?.Value is "SIMILARITY")
        {
            assumptions.Add("eC-CLEM's similarity scales each axis by itself and may mirror, so its matrix is kept as an affine; another tool's similarity of the same points has other numbers.");
        }

        var stated = Stated(root, matrices);
        if (matrices.Length > 1)
        {
            assumptions.Add($"The {matrices.Length} matrices are done in their order, each after the one before.");
        }

        var landmarks = EcClemLandmarks.Read(root);
        if (stated is null && landmarks is null)
        {
            throw root.Refuse("There is neither a MatrixTransformation nor a pair of datasets of points.");
        }

        return new TransformationFile { Format = this, Version = first ? "1" : "2", Transformations = stated is null ? [] : [stated], Landmarks = landmarks, Assumptions = assumptions };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.InThree(SpatialMatrix.Of(transformation, Unit, PixelConvention.Centre, notes));
        var element = new XElement("MatrixTransformation");
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                var value = row < 3 ? matrix[row, column] : column == 3 ? 1 : 0;
                element.Add(new XAttribute(string.Create(CultureInfo.InvariantCulture, $"m{row}{column}"), TextFile.Print(value)));
            }
        }

        var described = new XElement("transformation", new XAttribute("type", "AFFINE"), new XAttribute("noiseModel", "ISOTROPIC"));
        foreach (var (side, system) in new[] { ("source", transformation.From), ("target", transformation.To) })
        {
            if (Size(side, SpatialMatrix.Frame(system, Unit, PixelConvention.Centre, [])) is { } size)
            {
                described.Add(size);
            }
            else
            {
                notes.Add($"The file does not say how many pixels of which size the {side} image has: they are not known for '{system.Name}'.");
            }
        }

        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n{new XElement("root", element, described).ToString().ReplaceLineEndings("\n")}\n");
    }

    private static StatedTransformation? Stated(XElement root, XElement[] matrices)
    {
        if (matrices.Length == 0)
        {
            return null;
        }

        var steps = matrices.OrderBy(Order).Select(EcClemMatrix.Read).ToArray();
        if (steps.Any(step => step.InputDimensions != steps[0].InputDimensions))
        {
            throw root.Refuse("The file holds matrices for 2 and for 3 axes.");
        }

        var axes = steps[0].InputDimensions == 2 ? "xy" : "xyz";
        return new StatedTransformation
        {
            From = EcClemMatrix.Image(root, "source", axes),
            To = EcClemMatrix.Image(root, "target", axes),
            Transformation = steps.Length == 1 ? new AffineTransformation(steps[0]) : new SequenceTransformation([.. steps.Select(step => new AffineTransformation(step))]),
        };
    }

    private static double Order(XElement matrix) => matrix.Attribute("order") is null ? 0 : matrix.Number("order");

    private static XElement? Size(string side, CoordinateSystem frame) => frame.Shape is null || frame.PixelSize is null ? null
        : new XElement("sequenceSize", new XAttribute("dimension", frame.Dimensions), new XAttribute("type", side),
            frame.Axes.Select((axis, index) => new XElement("dimensionSize", new XAttribute("name", axis.Name.ToUpperInvariant()),
                new XAttribute("pixelSize", TextFile.Print(frame.PixelSize[index])), frame.Shape[index])));
}
