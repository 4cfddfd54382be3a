namespace Hub.Correlation;

/// <summary>Maps points, boxes and polygons between coordinate systems of datasets, or by a given transformation.</summary>
/// <param name="transformations">The stored transformations.</param>
public sealed class CoordinateMapping(StoredTransformations transformations)
{
    /// <summary>Answers a question.</summary>
    /// <param name="question">What to map.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MappingRefusedException">A system is not known, no way leads there, or the points do not fit; in words for the person who asked.</exception>
    public async Task<MapAnswer> MapAsync(MapQuestion question, CancellationToken cancellationToken)
    {
        if (question.Transformation is { } given)
        {
            return Answer(question, Compiled(given, Dimensions(question)), null);
        }

        if (question is not { From: { Length: > 0 } from, To: { Length: > 0 } to })
        {
            throw new MappingRefusedException(
                MappingRefusedException.NoSystems, "Name the coordinate systems with \"from\" and \"to\", such as two accessions, or give a \"transformation\" as OME-NGFF writes it.");
        }

        var route = (await transformations.GraphAroundAsync(SystemName.Dataset(from), cancellationToken)).Route(from, to);
        return Answer(question, route.Map, route);
    }

    private static MapAnswer Answer(MapQuestion question, PointMap map, Route? route)
    {
        Check(question, map.InputDimensions, route?.From);
        return new MapAnswer
        {
            Points = Mapped(question.Points, map),
            Boxes = [.. question.Boxes.Select(box => Around(map.Map(box.Corners()), map.OutputDimensions))],
            Polygons = [.. question.Polygons.Select(polygon => Mapped(polygon, map))],
            Route = route,
            Matrix = map.Matrix,
            Covariance = route is { TellsError: true } && route.CovarianceAt(Middle(question, map.InputDimensions)) is var covariance && double.IsFinite(covariance.RootMeanSquare) ? covariance : null,
        };
    }

    private static PointMap Compiled(Transformation given, int dimensions)
    {
        try
        {
            return given.Compile(dimensions);
        }
        catch (TransformationException error)
        {
            throw new MappingRefusedException(MappingRefusedException.BadTransformation, error.Message);
        }
    }

    private static int Dimensions(MapQuestion question) =>
        question.Points is [var point, ..] ? point.Length
        : question.Boxes is [var box, ..] ? box.Dimensions
        : question.Polygons is [[var corner, ..], ..] ? corner.Length
        : throw new MappingRefusedException(MappingRefusedException.BadPoints, "There is nothing to map: give \"points\", \"boxes\" or \"polygons\".");

    private static void Check(MapQuestion question, int dimensions, CoordinateSystem? system)
    {
        var items = question.Points.Count + question.Boxes.Count + question.Polygons.Sum(polygon => polygon.Count);
        if (items is 0 or > MapQuestion.MostItems)
        {
            throw new MappingRefusedException(
                MappingRefusedException.BadPoints, items == 0 ? "There is nothing to map: give \"points\", \"boxes\" or \"polygons\"." : $"{items} points, boxes and corners were given; {MapQuestion.MostItems} can be mapped at once.");
        }

        var sized = question.Points.Select((point, index) => ($"points[{index}]", point.Length))
            .Concat(question.Boxes.Select((box, index) => ($"boxes[{index}]", box.Dimensions)))
            .Concat(question.Polygons.SelectMany((polygon, index) => polygon.Select((corner, place) => ($"polygons[{index}][{place}]", corner.Length))));
        foreach (var (where, length) in sized)
        {
            if (length != dimensions)
            {
                throw new MappingRefusedException(MappingRefusedException.BadPoints, $"{where} has {length} numbers, and {dimensions} are needed{Axes(system)}.");
            }
        }
    }

    private static string Axes(CoordinateSystem? system) => system is null ? "" :
        $": {string.Join(", ", system.Axes.Select(axis => axis.Unit is null ? axis.Name : $"{axis.Name} in {axis.Unit}"))}, as '{SystemName.Of(system)}' has them";

    private static double[][] Mapped(IReadOnlyList<double[]> points, PointMap map)
    {
        var packed = new double[points.Count * map.InputDimensions];
        for (var index = 0; index < points.Count; index++)
        {
            points[index].CopyTo(packed.AsSpan(index * map.InputDimensions));
        }

        var mapped = map.Map(packed);
        return [.. Enumerable.Range(0, points.Count).Select(index => mapped.AsSpan(index * map.OutputDimensions, map.OutputDimensions).ToArray())];
    }

    private static Box Around(double[] corners, int dimensions) => new(
        [.. Enumerable.Range(0, dimensions).Select(axis => Along(corners, axis, dimensions).Min())],
        [.. Enumerable.Range(0, dimensions).Select(axis => Along(corners, axis, dimensions).Max())]);

    private static IEnumerable<double> Along(double[] points, int axis, int dimensions)
    {
        for (var index = axis; index < points.Length; index += dimensions)
        {
            yield return points[index];
        }
    }

    private static double[] Middle(MapQuestion question, int dimensions)
    {
        var all = question.Points.Concat(question.Polygons.SelectMany(polygon => polygon))
            .Concat(question.Boxes.Select(box => box.Lower.Zip(box.Upper, (lower, upper) => (lower + upper) / 2).ToArray())).ToList();
        return [.. Enumerable.Range(0, dimensions).Select(axis => all.Average(point => point[axis]))];
    }
}
