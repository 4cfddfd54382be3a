using System.Globalization;
using System.Text;

namespace Hub.Portal.Presenting;

/// <summary>
/// A small drawing that stands where a dataset has no picture: its motif tells the modality (cells, particles, slices,
/// two overlaid fields), its arrangement is drawn from the accession, so that the same dataset always looks the same.
/// </summary>
public static class ModalityGlyph
{
    /// <summary>The CSS class that colours a modality.</summary>
    /// <param name="modality">A modality of the catalogue, or null.</param>
    public static string ColourClass(string? modality) => modality switch
    {
        null => "other",
        _ when modality.StartsWith("Light", StringComparison.OrdinalIgnoreCase) => "light",
        _ when modality.StartsWith("Electron", StringComparison.OrdinalIgnoreCase) => "electron",
        _ when modality.StartsWith("X-ray", StringComparison.OrdinalIgnoreCase) => "xray",
        _ when modality.StartsWith("Correlative", StringComparison.OrdinalIgnoreCase) => "correlative",
        _ => "other",
    };

    /// <summary>The drawing as SVG markup without any text of the record in it.</summary>
    /// <param name="modality">A modality of the catalogue, or null.</param>
    /// <param name="accession">The dataset's key.</param>
    public static string Svg(string? modality, string accession)
    {
        var seed = (uint)accession.Aggregate(2166136261L, (hash, letter) => ((hash ^ letter) * 16777619L) & 0xffffffffL);
        var next = new Sequence(seed);
        var shapes = new StringBuilder();
        switch (ColourClass(modality))
        {
            case "light": Cells(shapes, next); break;
            case "electron": Particles(shapes, next); break;
            case "xray": Slices(shapes, next); break;
            case "correlative": Fields(shapes, next); break;
            default: Grid(shapes, next); break;
        }

        return $"<svg viewBox=\"0 0 64 64\" aria-hidden=\"true\" fill=\"currentColor\">{shapes}</svg>";
    }

    private static void Cells(StringBuilder shapes, Sequence next)
    {
        for (var cell = 0; cell < 6; cell++)
        {
            var (x, y, r) = (next.Below(64), next.Below(64), 7 + next.Below(9));
            Ellipse(shapes, x, y, r, r - next.Below(4), .2);
            Ellipse(shapes, x + next.Below(3), y - next.Below(3), r / 3, r / 3, .75);
        }
    }

    private static void Particles(StringBuilder shapes, Sequence next)
    {
        for (var particle = 0; particle < 22; particle++)
        {
            var (x, y) = (next.Below(64), next.Below(64));
            Ellipse(shapes, x, y, 3, 3, .16);
            Ellipse(shapes, x, y, 1.3, 1.3, .3 + (next.Below(40) / 100.0));
        }
    }

    private static void Slices(StringBuilder shapes, Sequence next)
    {
        for (var slice = 0; slice < 7; slice++)
        {
            Ellipse(shapes, 32, 12 + (slice * 6.6), 10 + next.Below(15), 4.5, .12 + (slice * .1));
        }
    }

    private static void Fields(StringBuilder shapes, Sequence next)
    {
        var (x, y) = (8 + next.Below(8), 8 + next.Below(8));
        Square(shapes, x, y, 30, .22);
        Square(shapes, x + 14, y + 12, 30, .45);
        Ellipse(shapes, x + 22, y + 21, 3, 3, .95);
    }

    private static void Grid(StringBuilder shapes, Sequence next)
    {
        for (var cell = 0; cell < 36; cell++)
        {
            Ellipse(shapes, 7 + (cell % 6 * 10), 7 + (cell / 6 * 10), 2, 2, .1 + (next.Below(50) / 100.0));
        }
    }

    private static void Ellipse(StringBuilder shapes, double x, double y, double rx, double ry, double opacity) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{x:0.#}\" cy=\"{y:0.#}\" rx=\"{rx:0.#}\" ry=\"{ry:0.#}\" opacity=\"{opacity:0.##}\"/>");

    private static void Square(StringBuilder shapes, double x, double y, double side, double opacity) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{side}\" height=\"{side}\" rx=\"3\" opacity=\"{opacity:0.##}\"/>");

    private sealed class Sequence(uint seed)
    {
        private uint state = seed | 1;

        public int Below(int limit)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)limit);
        }
    }
}
