namespace Hub.Correlation;

/// <summary>Points by which a person sees whether a transformation is right: the middle and corners of what is known of the first image.</summary>
internal static class SamplePoints
{
    private const int MostSamples = 9;

    public static IReadOnlyList<(double[] From, double[] To)> Of(StoredTransformation stored)
    {
        var map = stored.Transformation.Compile(stored.From.Dimensions);
        var hop = new Hop { Transformation = stored, Step = stored.Transformation, Map = map };
        var points = KnownRegion.Of(hop) is { } box
            ? box.Corners().Chunk(stored.From.Dimensions).Take(MostSamples - 1).Prepend(KnownRegion.Middle(hop))
            : Enumerable.Range(0, stored.From.Dimensions + 1).Select(axis => Enumerable.Range(1, stored.From.Dimensions).Select(each => each == axis ? 1.0 : 0.0).ToArray());
        return [.. points.Select(point => (point, map.Map(point)))];
    }
}
