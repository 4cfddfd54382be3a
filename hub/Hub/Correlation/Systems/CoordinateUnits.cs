using System.Collections.Frozen;

namespace Hub.Correlation;

/// <summary>The units of axes: the UDUNITS names that OME-NGFF lists, other spellings of them, and factors between them.</summary>
public static class CoordinateUnits
{
    /// <summary>The unit of a system that counts samples; no factor leads from it to a length.</summary>
    public const string Pixel = "pixel";

    /// <summary>OME's unit of lengths that mean something only inside one image; no factor leads from it to another.</summary>
    public const string ReferenceFrame = "reference frame";

    private static readonly (string Name, string Symbol, double Factor)[] Prefixes =
    [
        ("yotta", "Y", 1e24), ("zetta", "Z", 1e21), ("exa", "E", 1e18), ("peta", "P", 1e15), ("tera", "T", 1e12), ("giga", "G", 1e9),
        ("mega", "M", 1e6), ("kilo", "k", 1e3), ("hecto", "h", 1e2), ("", "", 1), ("deci", "d", 1e-1), ("centi", "c", 1e-2),
        ("milli", "m", 1e-3), ("micro", "µ", 1e-6), ("nano", "n", 1e-9), ("pico", "p", 1e-12), ("femto", "f", 1e-15),
        ("atto", "a", 1e-18), ("zepto", "z", 1e-21), ("yocto", "y", 1e-24),
    ];

    private static readonly FrozenDictionary<string, double> Metres = Factors("meter",
        ("angstrom", 1e-10), ("foot", 0.3048), ("inch", 0.0254), ("mile", 1609.344), ("parsec", 3.0856775814913673e16), ("yard", 0.9144));

    private static readonly FrozenDictionary<string, double> Seconds = Factors("second", ("day", 86400), ("hour", 3600), ("minute", 60));

    private static readonly FrozenDictionary<string, string> Spellings = OtherSpellings();

    /// <summary>Every length that a factor can be given for, by its canonical name.</summary>
    public static IReadOnlyCollection<string> Lengths => Metres.Keys;

    /// <summary>Every duration that a factor can be given for, by its canonical name.</summary>
    public static IReadOnlyCollection<string> Durations => Seconds.Keys;

    /// <summary>The canonical name of a unit however it is spelled (<c>um</c>, <c>µm</c> with either letter, <c>micron</c>, <c>micrometre</c>); an unknown unit stays as it is.</summary>
    /// <param name="unit">A unit as a file spells it.</param>
    public static string? Canonical(string? unit)
    {
        var trimmed = unit?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null
            : Metres.ContainsKey(trimmed) || Seconds.ContainsKey(trimmed) ? trimmed
            : Spellings.GetValueOrDefault(trimmed) ?? Spellings.GetValueOrDefault(trimmed.ToLowerInvariant()) ?? trimmed;
    }

    /// <summary>The number by which a value in one unit is multiplied to be in the other; null where none is: a pixel has no length, a length is no duration, an unknown unit is only itself.</summary>
    /// <param name="from">A canonical name.</param>
    /// <param name="to">A canonical name.</param>
    public static double? Factor(string? from, string? to) =>
        from == to ? 1
        : from is null || to is null ? null
        : Metres.TryGetValue(from, out var a) && Metres.TryGetValue(to, out var b) ? a / b
        : Seconds.TryGetValue(from, out a) && Seconds.TryGetValue(to, out b) ? a / b
        : null;

    private static FrozenDictionary<string, double> Factors(string stem, params (string Name, double Factor)[] others) =>
        Prefixes.Select(prefix => (Name: prefix.Name + stem, prefix.Factor)).Concat(others)
            .ToFrozenDictionary(unit => unit.Name, unit => unit.Factor, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> OtherSpellings()
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["um"] = "micrometer", ["μm"] = "micrometer", ["micron"] = "micrometer", ["microns"] = "micrometer",
            ["us"] = "microsecond", ["μs"] = "microsecond", ["sec"] = "second", ["min"] = "minute", ["h"] = "hour", ["d"] = "day",
            ["Å"] = "angstrom", ["\u212B"] = "angstrom", ["ångström"] = "angstrom", ["å"] = "angstrom",
            ["ft"] = "foot", ["in"] = "inch", ["mi"] = "mile", ["pc"] = "parsec", ["yd"] = "yard",
            ["px"] = Pixel, ["pixels"] = Pixel, ["voxel"] = Pixel, ["voxels"] = Pixel, ["pix"] = Pixel,
        };
        foreach (var (name, symbol, _) in Prefixes)
        {
            spellings.TryAdd(symbol + "m", name + "meter");
            spellings.TryAdd(symbol + "s", name + "second");
            spellings.TryAdd(name + "metre", name + "meter");
            foreach (var unit in new[] { name + "meter", name + "second" })
            {
                spellings.TryAdd(unit, unit);
                spellings.TryAdd(unit + "s", unit);
            }

            spellings.TryAdd(name + "metres", name + "meter");
        }

        foreach (var unit in Metres.Keys.Concat(Seconds.Keys))
        {
            spellings.TryAdd(unit, unit);
        }

        return spellings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
