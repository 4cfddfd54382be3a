using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hub.Correlation;

/// <summary>
/// neuroglancer's source transforms, alone or in a viewer's state. The matrix' linear part is between physical units and its last
/// column in steps of the output dimensions: out·s_out = L·(in·s_in) + t·s_out.
/// </summary>
internal sealed partial class NeuroglancerFormat : TransformationFormat
{
    public override string Id => "neuroglancer";

    public override string Label => "neuroglancer transform";

    public override string Extension => ".neuroglancer.json";

    public override string MediaType => "application/json";

    internal override bool Recognises(FileContent content) =>
        content.Json is { } root && (root.Find("outputDimensions") is not null || root.Find("transform")?.Find("outputDimensions") is not null || root.Find("layers") is not null);

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var root = content.Json!.Value;
        List<string> assumptions =
        [
            "The map leads from the data source to the layer; the origin is the outer corner of the first voxel, half a voxel before OME-NGFF's.",
            "The linear part is between lengths, the last column counts steps of the output dimensions.",
        ];
        var stated = Transforms(root).Select(found => Stated(found.Name, found.Place, assumptions)).ToArray();
        return stated.Length > 0 ? new TransformationFile { Format = this, Transformations = stated, Assumptions = assumptions }
            : throw root.Refuse("No source of a layer has a transform with outputDimensions.");
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var (from, to) = (Cornered(transformation.From, notes), Cornered(transformation.To, notes));
        var whole = SequenceTransformation.Of(SystemConversion.Between(from, transformation.From), transformation.Transformation, SystemConversion.Between(transformation.To, to));
        var matrix = whole.Compile(from.Dimensions).Matrix ?? throw new TransformationException("neuroglancer holds a matrix, and this transformation bends.");
        if (matrix.InputDimensions != matrix.OutputDimensions)
        {
            throw new TransformationException("neuroglancer's matrix has as many dimensions before as after.");
        }

        var rank = matrix.InputDimensions;
        var (source, layer) = (Enumerable.Range(0, rank).Select(axis => Step(from, axis)).ToArray(), Enumerable.Range(0, rank).Select(axis => Step(to, axis)).ToArray());
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            WriteSpace(writer, "outputDimensions", layer);
            WriteSpace(writer, "inputDimensions", source);
            writer.WriteStartArray("matrix");
            for (var row = 0; row < rank; row++)
            {
                writer.WriteStartArray();
                for (var column = 0; column <= rank; column++)
                {
                    var value = matrix[row, column] * (column == rank ? layer[row].Factor / layer[row].Scale : layer[row].Factor / source[column].Factor);
                    writer.WriteNumberValue(value == 0 ? 0 : value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z_0-9]*['^]?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DimensionName();

    /// <summary>The transforms of all sources of all layers, or the only one.</summary>
    private static IEnumerable<(string? Name, JsonPlace Place)> Transforms(JsonPlace root)
    {
        if (root.Find("layers") is not { IsArray: true } layers)
        {
            yield return (null, root.Find("transform") ?? root);
            yield break;
        }

        foreach (var layer in layers.Items())
        {
            var source = layer.Find("source");
            foreach (var each in source is { IsArray: true } list ? list.Items() : source is { } one ? [one] : [])
            {
                if (each.Find("transform") is { } transform && transform.Find("outputDimensions") is not null)
                {
                    yield return (layer.Find("name")?.Text(), transform);
                }
            }
        }
    }

    private static StatedTransformation Stated(string? name, JsonPlace place, List<string> assumptions)
    {
        var output = NeuroglancerSpace.Read(place.Get("outputDimensions"));
        var given = place.Find("inputDimensions") is { } space ? NeuroglancerSpace.Read(space) : null;
        var input = given ?? output;
        var rank = output.Names.Length;
        if (input.Names.Length != rank)
        {
            throw place.Get("inputDimensions").Refuse($"There are {input.Names.Length} input and {rank} output dimensions; there must be as many.");
        }

        if (given is null)
        {
            assumptions.Add($"{place.Path} has no inputDimensions: those of the source are taken to be the output's in the same order; the size of a voxel is not known.");
        }

        var rows = place.Find("matrix") is { } matrixPlace ? Rows(matrixPlace, rank) : AffineMatrix.Identity(rank).ToRows();
        var matrix = AffineMatrix.Create(rank, rank, (row, column) => rows[row][column]
            * (column == rank ? output.Scales[row] * output.Factor(row) : output.Factor(row) / input.Factor(column)));
        return new StatedTransformation
        {
            Name = name,
            From = input.System("source", withScales: given is not null) with { Owner = name },
            To = output.System("layer", withScales: true) with { Owner = name },
            Transformation = new AffineTransformation(matrix),
        };
    }

    private static double[][] Rows(JsonPlace place, int rank)
    {
        var rows = place.Rows(rank);
        return rows.Length == rank && rows[0].Length == rank + 1 ? rows : throw place.Refuse($"The matrix has {rank} rows of {rank + 1} numbers.");
    }

    private static CoordinateSystem Cornered(CoordinateSystem system, ICollection<string> notes)
    {
        if (system.Dimensions == 0 || system.Axes.FirstOrDefault(axis => !DimensionName().IsMatch(axis.Name)) is not null)
        {
            throw new TransformationException($"neuroglancer's dimensions are called by a letter and then letters, digits and _; '{system.Name}' has {string.Join(", ", system.Axes.Select(axis => $"'{axis.Name}'"))}.");
        }

        if (system.Pixels == PixelConvention.Centre && system.PixelSize is null && system.Axes.Any(axis => axis is { MayBeSpace: true, Type: not Axis.Array, Unit: not CoordinateUnits.Pixel }))
        {
            notes.Add($"neuroglancer's origin is the corner of the first voxel; the size of a voxel of '{system.Name}' is not known, so the half voxel between is left out.");
            return system;
        }

        return system with { Pixels = PixelConvention.Corner };
    }

    private static (string Name, double Scale, double Factor, string Unit) Step(CoordinateSystem system, int axis)
    {
        var unit = system.Axes[axis].Unit;
        var (factor, symbol) = CoordinateUnits.Factor(unit, "meter") is { } metres && unit is not null ? (metres, "m")
            : CoordinateUnits.Factor(unit, "second") is { } seconds && unit is not null ? (seconds, "s")
            : (1.0, "");
        return (system.Axes[axis].Name, (system.PixelSize?[axis] ?? 1) * factor, factor, symbol);
    }

    private static void WriteSpace(Utf8JsonWriter writer, string name, IEnumerable<(string Name, double Scale, double Factor, string Unit)> axes)
    {
        writer.WriteStartObject(name);
        foreach (var axis in axes)
        {
            writer.WriteStartArray(axis.Name);
            writer.WriteNumberValue(axis.Scale);
            writer.WriteStringValue(axis.Unit);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
