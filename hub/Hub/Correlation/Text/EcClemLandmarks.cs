using System.Globalization;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>The pairs of points in eC-CLEM's schema files.</summary>
internal static class EcClemLandmarks
{
    /// <summary>Null where the file holds no points.</summary>
    public static LandmarkSet? Read(XElement root)
    {
        var datasets = root.Element("transformation")?.Elements("dataset").ToArray() ?? [];
        if (datasets.Length == 0)
        {
            return null;
        }

        var (source, target) = (Points(datasets, "source", root), Points(datasets, "target", root));
        if (source.Count != target.Count || source.Count == 0 || source[0].Point.Length != target[0].Point.Length)
        {
            throw datasets[0].Refuse($"The datasets of source and target hold {source.Count} and {target.Count} points, or points of different axes.");
        }

        var axes = source[0].Point.Length == 2 ? "xy" : "xyz";
        return new LandmarkSet(EcClemMatrix.Image(root, "source", axes), EcClemMatrix.Image(root, "target", axes),
            [.. source.Select((point, index) => new Landmark(point.Id, point.Point, target[index].Point))]);
    }

    private static List<(string Id, double[] Point)> Points(XElement[] datasets, string side, XElement root)
    {
        var dataset = datasets.FirstOrDefault(each => each.Attribute("type")?.Value == side) ?? throw (root.Element("transformation") ?? root).Refuse($"There is no dataset of the {side}.");
        var size = dataset.Number("dimension");
        if (size is not (2 or 3))
        {
            throw dataset.Refuse("Points have 2 or 3 axes.");
        }

        var points = dataset.Elements("point").Take(FileLimits.Items + 1).Select(point => (FileLimits.Clean(point.Text("id")), Point(point, (int)size))).ToList();
        return points.Count <= FileLimits.Items && points.Count == dataset.Number("n") ? points
            : throw dataset.Refuse($"The dataset says that it has {dataset.Text("n")} points, and {points.Count} are there.");
    }

    private static double[] Point(XElement point, int size)
    {
        var coordinates = point.Elements("coordinate").ToArray();
        return [.. Enumerable.Range(0, size).Select(axis => coordinates.FirstOrDefault(each => each.Attribute("dimension")?.Value == axis.ToString(CultureInfo.InvariantCulture)) is { } coordinate
            ? TextFile.Number(coordinate.Value.Trim(), coordinate.Line())
            : throw point.Refuse($"The point has no coordinate of dimension {axis}."))];
    }
}
