using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>What building an index took and made.</summary>
public sealed record IndexFigures
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Documents added.</summary>
    public long Docs { get; init; }

    /// <summary>From the first document to the commit.</summary>
    public double Seconds { get; init; }

    /// <summary>The processor time of the whole process up to then.</summary>
    public double ProcessorSeconds { get; init; }

    /// <summary>The same until all segments were merged into one.</summary>
    public double MergedSeconds { get; init; }

    /// <summary>The files of the index.</summary>
    public long IndexBytes { get; init; }

    /// <summary>Opening it again in the same process.</summary>
    public double OpenMilliseconds { get; init; }

    /// <summary>The most that the process ever had in memory, mapped files with it.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Reads what the other engine printed.</summary>
    public static IndexFigures Read(string path) => JsonSerializer.Deserialize<IndexFigures>(File.ReadAllText(path), Names)!;

    /// <summary>Rows of a table, beside the figures of the other engine.</summary>
    public string Compared(string kind, IndexFigures theirs)
    {
        var rows = new StringBuilder();
        Row("documents a second (more is better)", theirs.Docs / theirs.Seconds, Docs / Seconds, more: true, 1);
        Row("documents a second of processor time (more is better)", theirs.Docs / theirs.ProcessorSeconds, Docs / ProcessorSeconds, more: true, 1);
        Row("seconds until merged into one (less is better)", theirs.MergedSeconds, MergedSeconds, more: false, 1);
        Row("kB on disk (less is better)", theirs.IndexBytes / 1e3, IndexBytes / 1e3, more: false, 1.2);
        rows.AppendLine(CultureInfo.InvariantCulture, $"| {kind}: ms to open | | {OpenMilliseconds:N1} | | < 100 | {(OpenMilliseconds < 100 ? "met" : "not met")} |");
        rows.AppendLine(CultureInfo.InvariantCulture, $"| {kind}: MB in memory at most | | {PeakMemoryBytes / 1e6:N0} | | | |");
        return rows.ToString();

        void Row(string name, double their, double our, bool more, double goal)
        {
            double ratio = our / their;
            bool met = more ? ratio >= goal : ratio <= goal;
            rows.AppendLine(CultureInfo.InvariantCulture, $"| {kind}: {name} | {their:N0} | {our:N0} | {ratio:F2} | {(more ? '≥' : '≤')} {goal} | {(met ? "met" : "not met")} |");
        }
    }
}
