using System.Globalization;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>The matrices of eC-CLEM's files and the images they lie between.</summary>
internal static class EcClemMatrix
{
    /// <summary>Attributes m00 to m33, row and column; files for two axes hold m00 to m22 only, with the translation in m02 and m12.</summary>
    public static AffineMatrix Read(XElement element)
    {
        var size = element.Attribute("m33") is null && element.Attribute("m03") is null ? 2 : 3;
        for (var column = 0; column <= size; column++)
        {
            if (Element(element, size, column) != (column == size ? 1 : 0))
            {
                throw element.Refuse("The last row of the matrix is not 0 … 0 1, so it is no affine map.");
            }
        }

        return AffineMatrix.Create(size, size, (row, column) => Element(element, row, column));
    }

    /// <summary>The source or target image: its pixels where the file gives them.</summary>
    public static CoordinateSystem Image(XElement root, string side, string axes)
    {
        var system = CoordinateSystem.Spatial(side, axes, "micrometer");
        if (root.Element("transformation") is { } stated)
        {
            var file = Of(stated.Elements("sequenceFileName"), side)?.Value.Trim();
            system = string.IsNullOrEmpty(file) ? system : system with { Owner = FileLimits.Clean(file) };
            system = Sized(system, Of(stated.Elements("sequenceSize"), side)?.Elements("dimensionSize").ToArray() ?? [], axes);
        }

        return side == "target" && root.Element("TargetSize") is { } first ? First(system, first) : system;
    }

    private static XElement? Of(IEnumerable<XElement> elements, string side) => elements.FirstOrDefault(element => element.Attribute("type")?.Value == side);

    private static CoordinateSystem Sized(CoordinateSystem system, XElement[] sizes, string axes)
    {
        var found = axes.Select(axis => sizes.FirstOrDefault(size => string.Equals(size.Attribute("name")?.Value, axis.ToString(), StringComparison.OrdinalIgnoreCase))).OfType<XElement>().ToArray();
        return found.Length < axes.Length ? system
            : system with { PixelSize = [.. found.Select(size => size.Number("pixelSize"))], Shape = [.. found.Select(size => Count(size, size.Value))] };
    }

    /// <summary>Version 1 gives the target's size in attributes.</summary>
    private static CoordinateSystem First(CoordinateSystem system, XElement size)
    {
        string[] counts = ["width", "height", "nz"], sizes = ["sx", "sy", "sz"];
        return counts.Take(system.Dimensions).Concat(sizes.Take(system.Dimensions)).Any(name => size.Attribute(name) is null) ? system
            : system with
            {
                Shape = [.. counts.Take(system.Dimensions).Select(name => Count(size, size.Text(name)))],
                PixelSize = [.. sizes.Take(system.Dimensions).Select(size.Number)],
            };
    }

    private static double Element(XElement element, int row, int column) => element.Number(string.Create(CultureInfo.InvariantCulture, $"m{row}{column}"));

    private static long Count(XElement element, string text)
    {
        var number = TextFile.Number(text.Trim(), element.Line());
        return number is >= 0 and < 1e9 ? (long)number : throw element.Refuse($"'{TextFile.Short(text)}' is no number of pixels.");
    }
}
