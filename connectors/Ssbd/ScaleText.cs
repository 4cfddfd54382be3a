using System.Collections.Frozen;
using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// Reads SSBD's scales, which are free text: <c>XY: 0.24 micrometer/pixel, Z: 0.252 micrometer/slice</c>, <c>5 minutess</c>,
/// full-width digits, <c>NA</c>. Reciprocal units (of images in Fourier space) are no distance and are left as text.
/// </summary>
public static partial class ScaleText
{
    private static readonly FrozenDictionary<string, string> Units = new (string Unit, string[] Spellings)[]
    {
        ("pm", ["pm", "picometer", "picometre"]),
        ("nm", ["nm", "nanometer", "nanometre"]),
        ("µm", ["um", "μm", "micrometer", "micrometre", "micron"]),
        ("mm", ["mm", "millimeter", "millimetre"]),
        ("cm", ["cm", "centimeter", "centimetre"]),
        ("ms", ["ms", "msec", "millisecond"]),
        ("s", ["s", "sec", "second"]),
        ("min", ["min", "minute"]),
        ("h", ["h", "hr", "hour"]),
        ("d", ["day"]),
    }.SelectMany(entry => entry.Spellings.Select(spelling => (spelling, entry.Unit)))
        .ToFrozenDictionary(entry => entry.spelling, entry => entry.Unit, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Times = new[] { "ms", "s", "min", "h", "d" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sizes and intervals of a scale, in its own units with their symbols: <c>Pixel size x</c> = <c>0.24 µm</c>.</summary>
    /// <param name="text">As the interface gives it.</param>
    /// <param name="axes">The axes that its field is about, <c>x</c>, <c>xyz</c> or <c>t</c>, where the text names none.</param>
    public static IReadOnlyList<KeyValue> Read(string text, string axes)
    {
        var sizes = new List<KeyValue>();
        foreach (var part in Narrow(text).Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Scale().Match(part);
            if (match.Success && Unit(match.Groups["unit"].Value) is { } unit)
            {
                var named = match.Groups["axes"] is { Success: true } label ? label.Value.ToLowerInvariant() : axes;
                sizes.AddRange(Named(named == "time" ? "t" : named, unit).Select(name => new KeyValue(name, $"{match.Groups["number"].Value} {unit}")));
            }
        }

        return sizes;
    }

    /// <summary>Whether a scale is in a reciprocal unit, <c>0.02 nanometer^{-1}</c>.</summary>
    /// <param name="text">As the interface gives it.</param>
    public static bool IsReciprocal(string text) => Reciprocal().IsMatch(Narrow(text));

    // Full-width and superscript characters as their plain ones: the runtime's own NFKC does nothing without culture data.
    private static string Narrow(string text) => string.Create(text.Length, text, (narrow, wide) =>
    {
        for (var at = 0; at < wide.Length; at++)
        {
            narrow[at] = wide[at] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(wide[at] - 0xFEE0),
                '\u3000' => ' ',
                '\u207B' or '\u2212' => '-',
                '\u00B9' => '1',
                '\u00B5' => '\u03BC',
                _ => wide[at],
            };
        }
    });

    private static IEnumerable<string> Named(string axes, string unit) =>
        Times.Contains(unit) ? axes == "t" ? ["Time interval"] : [] : axes.Where(axis => axis != 't').Select(axis => $"Pixel size {axis}");

    // "seconds" and "minutess" are their singular.
    private static string? Unit(string word)
    {
        var lower = word.ToLowerInvariant();
        return Units.GetValueOrDefault(lower) ?? (lower.Length > 2 ? Units.GetValueOrDefault(lower.TrimEnd('s')) : null);
    }

    [GeneratedRegex(
        "^(?:(?<axes>[xyzt]{1,4}|time)\\s*[:=]\\s*)?(?<number>\\d{1,9}(?:\\.\\d{1,12})?)\\s*(?<unit>\\p{L}{1,12})(?![\\p{L}\\d^*-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000)]
    private static partial Regex Scale();

    [GeneratedRegex("\\p{L}\\s*(?:\\^|\\*\\*)?\\s*\\{?-1\\}?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Reciprocal();
}
