using System.Collections.Frozen;

namespace Hub.Correlation;

/// <summary>BigWarp's project files, of which the landmarks and the type of transform are read.</summary>
internal sealed class BigWarpProjectFormat : TransformationFormat
{
    private static readonly FrozenDictionary<string, FitKind> Kinds = new Dictionary<string, FitKind>(StringComparer.Ordinal)
    {
        ["Thin Plate Spline"] = FitKind.ThinPlateSpline,
        ["Affine"] = FitKind.Affine,
        ["Similarity"] = FitKind.Similarity,
        ["Rotation"] = FitKind.Rigid,
        ["Translation"] = FitKind.Translation,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override string Id => "bigwarp-project";

    public override string Label => "BigWarp project (JSON)";

    public override string Extension => ".bigwarp.json";

    public override string MediaType => "application/json";

    internal override bool Recognises(FileContent content) => content.Json is { } root && root.Find("Transform") is { IsObject: true };

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var transform = content.Json!.Value.Get("Transform");
        var type = transform.Get("type");
        if (!Kinds.TryGetValue(type.Text(), out var kind))
        {
            throw type.Refuse($"BigWarp's transforms are {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}; '{type.Text()}' is none.");
        }

        var landmarks = Landmarks(transform.Get("landmarks"));
        List<string> assumptions =
        [
            "Lengths are in the images' own physical units, which the file does not name.",
            "BigWarp maps from the fixed (target) to the moving image: its spline is solved that way, its other transforms are fitted from moving to fixed and inverted.",
        ];
        var stated = transform.Find("mask") is null ? Fitted(landmarks, kind, assumptions) : null;
        if (transform.Find("mask") is not null)
        {
            assumptions.Add("The transform holds only inside a mask, which is not read; its landmarks are.");
        }

        return new TransformationFile { Format = this, Landmarks = landmarks, Transformations = stated is null ? [] : [stated], Assumptions = assumptions };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes) =>
        BigWarpProjectWriter.Write(transformation, LandmarkColumns.MovingAndFixed(transformation, notes), notes);

    private static LandmarkSet Landmarks(JsonPlace place)
    {
        var size = place.Get("numDimensions").Index(4);
        var (moving, target) = (place.Get("movingPoints").Items(), place.Get("fixedPoints").Items());
        var (active, names) = (place.Get("active").Items(), place.Get("names").Items());
        if (size < 2 || target.Count != moving.Count || active.Count != moving.Count || names.Count != moving.Count)
        {
            throw place.Refuse($"BigWarp has 2 or 3 axes and as many moving points ({moving.Count}) as fixed points ({target.Count}), marks ({active.Count}) and names ({names.Count}).");
        }

        var axes = size == 2 ? "xy" : "xyz";
        return new LandmarkSet(CoordinateSystem.Spatial("moving", axes), CoordinateSystem.Spatial("fixed", axes),
            [.. names.Select((name, index) => new Landmark(name.Text(), Point(moving[index], size), Point(target[index], size)) { IsActive = active[index].Flag() })]);
    }

    private static double[]? Point(JsonPlace place, int size)
    {
        var items = place.Items(size);
        return items.Count != size ? throw place.Refuse($"A point has {size} numbers here, not {items.Count}.")
            : items.Any(item => item.IsText && item.Text() is "Infinity" or "-Infinity") ? null
            : place.Numbers(size);
    }

    /// <summary>The transformation as BigWarp fits it; null, with the reason, while the landmarks leave it open.</summary>
    private static StatedTransformation? Fitted(LandmarkSet landmarks, FitKind kind, List<string> assumptions)
    {
        try
        {
            var fitted = kind == FitKind.ThinPlateSpline
                ? LandmarkFits.Fit(landmarks.Reversed(), kind).Transformation
                : LandmarkFits.Fit(landmarks, kind).Transformation.Invert() is { Transformation: { } inverse } ? inverse
                : throw new TransformationException("The fit has no inverse.");
            return new StatedTransformation { From = landmarks.To, To = landmarks.From, Landmarks = landmarks, Transformation = fitted };
        }
        catch (TransformationException error)
        {
            assumptions.Add($"The project states no transformation yet, only landmarks. {error.Message}");
            return null;
        }
    }
}
