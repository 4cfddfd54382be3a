using System.Text;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>The XML of BigDataViewer and BigStitcher (SpimData).</summary>
internal sealed class BigDataViewerFormat : TransformationFormat
{
    public override string Id => "bigdataviewer";

    public override string Label => "BigDataViewer XML";

    public override string Extension => ".bdv.xml";

    public override string MediaType => "application/xml";

    internal override bool Recognises(FileContent content) => content.Xml?.Name.LocalName == "SpimData";

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var setups = Setups(content.Xml!);
        var registrations = content.Xml!.Get("ViewRegistrations").Elements("ViewRegistration").ToArray();
        if (registrations.Length is 0 or > FileLimits.Items)
        {
            throw content.Xml!.Get("ViewRegistrations").Refuse($"There are {registrations.Length} view registrations; between 1 and {FileLimits.Items} can be read.");
        }

        return new TransformationFile
        {
            Format = this,
            Version = content.Xml!.Attribute("version")?.Value,
            Transformations = [.. registrations.Select(registration => Stated(registration, setups))],
            Assumptions =
            [
                "BigDataViewer multiplies the transforms of a view in the order of the list, so the last listed is done first, from pixels of the image to the world.",
                "The world is in the unit of the voxel size.",
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.InThree(SpatialMatrix.Of(transformation, null, PixelConvention.Centre, notes));
        var frame = SpatialMatrix.Frame(transformation.From, null, PixelConvention.Centre, []);
        var size = frame.PixelSize;
        if (size is null && frame.Axes[0].Unit is not (null or CoordinateUnits.Pixel))
        {
            notes.Add($"How large the pixels of '{transformation.From.Name}' are is not known: the last transform, which scales pixels, is left at 1 and must be set.");
        }

        var setup = new XElement("ViewSetup", new XElement("id", 0), new XElement("name", Label(transformation.From)));
        if (frame.Shape is { } shape)
        {
            setup.Add(new XElement("size", string.Join(' ', shape.Concat(Enumerable.Repeat(1L, 3 - shape.Count)))));
        }

        setup.Add(new XElement("voxelSize", new XElement("unit", transformation.To.Axes[0].Unit ?? CoordinateUnits.Pixel), new XElement("size", Numbers(Padded(size)))));
        var registration = new XElement("ViewRegistration", new XAttribute("timepoint", 0), new XAttribute("setup", 0),
            Transform(transformation.Name ?? $"{transformation.From.Name} to {transformation.To.Name}", matrix),
            Transform("calibration", AffineMatrix.Create(3, 3, (row, column) => row == column ? Padded(size)[row] : 0)));
        var document = new XElement("SpimData", new XAttribute("version", "0.2"),
            new XElement("BasePath", new XAttribute("type", "relative"), "."),
            new XElement("SequenceDescription", new XElement("ViewSetups", setup),
                new XElement("Timepoints", new XAttribute("type", "range"), new XElement("first", 0), new XElement("last", 0))),
            new XElement("ViewRegistrations", registration));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document.ToString().ReplaceLineEndings("\n")}\n");

        static string Label(CoordinateSystem system) => system.Owner ?? system.Name;
    }

    private static double[] Padded(IReadOnlyList<double>? size) => [.. (size ?? []).Concat(Enumerable.Repeat(1.0, 3 - (size?.Count ?? 0)))];

    private static string Numbers(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(TextFile.Print));

    private static XElement Transform(string name, AffineMatrix matrix) =>
        new("ViewTransform", new XAttribute("type", "affine"), new XElement("Name", name), new XElement("affine", Numbers(matrix.Elements.ToArray())));

    private static Dictionary<string, XElement> Setups(XElement root)
    {
        var setups = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var setup in root.Element("SequenceDescription")?.Element("ViewSetups")?.Elements("ViewSetup") ?? [])
        {
            if (!setups.TryAdd(setup.Get("id").Value.Trim(), setup))
            {
                throw setup.Refuse($"There are two view setups with the id {TextFile.Short(setup.Get("id").Value)}.");
            }
        }

        return setups;
    }

    private static StatedTransformation Stated(XElement registration, Dictionary<string, XElement> setups)
    {
        var (id, timepoint) = (registration.Text("setup"), registration.Text("timepoint"));
        var setup = setups.GetValueOrDefault(id);
        var voxels = setup?.Element("voxelSize");
        var owner = FileLimits.Clean(setup?.Element("name")?.Value.Trim() is { Length: > 0 } name ? name : $"setup {id}");
        var steps = registration.Elements("ViewTransform").Select(Affine).Reverse().ToArray();
        return new StatedTransformation
        {
            Name = FileLimits.Clean($"setup {id}, timepoint {timepoint}"),
            From = new CoordinateSystem
            {
                Owner = owner,
                Name = "array",
                Axes = [.. "xyz".Select(axis => new Axis(axis.ToString(), Axis.Array, CoordinateUnits.Pixel))],
                PixelSize = [1, 1, 1],
                Shape = setup?.Element("size") is { } size ? Shape(size) : null,
            },
            To = CoordinateSystem.Spatial("world", "xyz", CoordinateUnits.Canonical(voxels?.Element("unit")?.Value)),
            Transformation = steps.Length > 0 ? new SequenceTransformation(steps) : throw registration.Refuse("The view has no transforms."),
        };
    }

    private static long[]? Shape(XElement size)
    {
        var numbers = size.Numbers(3);
        return numbers.All(number => number is >= 1 and < 1e9) ? [.. numbers.Select(number => (long)number)] : null;
    }

    private static AffineTransformation Affine(XElement transform)
    {
        if (transform.Attribute("type")?.Value is { } type and not "affine")
        {
            throw transform.Refuse($"A view's transforms are affine, not '{TextFile.Short(type)}'.");
        }

        var name = (transform.Element("Name") ?? transform.Element("name"))?.Value.Trim();
        return new AffineTransformation(AffineMatrix.FromElements(3, 3, transform.Get("affine").Numbers(12))) { Name = string.IsNullOrEmpty(name) ? null : FileLimits.Clean(name) };
    }
}
