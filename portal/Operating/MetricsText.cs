using System.Globalization;
using System.Text;

namespace Hub.Portal.Operating;

/// <summary>Lines of Prometheus' text format 0.0.4.</summary>
internal static class MetricsText
{
    /// <summary>Begins a gauge.</summary>
    internal static void Head(StringBuilder text, string name, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(" gauge\n");

    /// <summary>One value.</summary>
    internal static void Line(StringBuilder text, string name, string labels, long value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
