using System.Globalization;

using Hub.Correlation;

namespace Hub.Portal.Pages;

/// <summary>Points and lengths as people write and read them.</summary>
public static class PointText
{
    private const int MostPoints = 1000;

    /// <summary>A number with the digits that a reader needs.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => (value == 0 ? 0 : value).ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A length with its unit's symbol.</summary>
    /// <param name="value">The length.</param>
    /// <param name="unit">The unit's UDUNITS name; null where it is not known.</param>
    public static string Length(double value, string? unit) => $"{value.ToString("G3", CultureInfo.InvariantCulture)} {Symbol(unit)}".TrimEnd();

    /// <summary>An expected error with its unit's symbol.</summary>
    /// <param name="value">The length; NaN where the point lies outside of a field.</param>
    /// <param name="unit">The unit's UDUNITS name; null where it is not known.</param>
    public static string Error(double value, string? unit) => double.IsFinite(value) ? $"± {Length(value, unit)}" : "not known";

    /// <summary>The symbol of a unit; its name where it has none.</summary>
    /// <param name="unit">The unit's UDUNITS name.</param>
    public static string Symbol(string? unit) => unit switch
    {
        null => "",
        "nanometer" => "nm",
        "micrometer" => "µm",
        "millimeter" => "mm",
        "angstrom" => "Å",
        "meter" => "m",
        "pixel" => "px",
        _ => unit,
    };

    /// <summary>A system's axes and unit in a line.</summary>
    /// <param name="system">The system.</param>
    public static string Axes(CoordinateSystem system)
    {
        var units = system.Axes.Select(axis => axis.Unit).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", system.Axes.Select(axis => axis.Name)) + (units is [{ } one] ? $" in {one}" : units is [null] ? ", no unit" : "");
    }

    /// <summary>A text cut to a length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    public static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>Reads points, one a line, numbers parted by blanks, commas or semicolons.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <exception cref="MappingRefusedException">A line holds something else; with its number.</exception>
    public static IReadOnlyList<double[]> Read(string text)
    {
        var points = new List<double[]>();
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)).Where(each => each.Item1.Length > 0))
        {
            if (points.Count == MostPoints)
            {
                throw new MappingRefusedException(MappingRefusedException.BadPoints, $"At most {MostPoints} points are mapped on this page; POST /api/map takes {MapQuestion.MostItems}.");
            }

            points.Add([.. line.Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
                : throw new MappingRefusedException(MappingRefusedException.BadPoints, $"Line {number}: '{Shortened(part, 30)}' is no number; write points like 12.5, 3, 0.25, with a point before decimals."))]);
        }

        return points;
    }
}
