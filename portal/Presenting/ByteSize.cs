using System.Globalization;

namespace Hub.Portal.Presenting;

/// <summary>Sizes and counts as people read them.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Decimal units with three digits: <c>1.94 TB</c>.</summary>
    /// <param name="bytes">The size.</param>
    public static string Text(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        var format = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.#" : "0.##";
        return value.ToString(format, CultureInfo.InvariantCulture) + "\u00a0" + Units[unit];
    }

    /// <summary>A whole number with thin groups of three: <c>2,357,571</c>.</summary>
    /// <param name="count">The number.</param>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun, singular or plural.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number.</param>
    public static string Count(long count, string one, string many) => Count(count) + "\u00a0" + (count == 1 ? one : many);
}
