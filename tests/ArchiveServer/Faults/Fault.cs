using System.Collections.Frozen;
using System.Globalization;

namespace ArchiveServer.Faults;

/// <summary>A fault and how often it happens.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Rate">The share of requests it hits, 0 to 1.</param>
public sealed record Fault(FaultKind Kind, double Rate)
{
    private static readonly FrozenDictionary<string, FaultKind> Kinds = new Dictionary<string, FaultKind>
    {
        ["429"] = FaultKind.TooManyRequests,
        ["500"] = FaultKind.ServerError,
        ["timeout"] = FaultKind.TimeOut,
        ["cut"] = FaultKind.CutBody,
        ["html-200"] = FaultKind.HtmlWall,
        ["html-202"] = FaultKind.HtmlWallAccepted,
        ["charset"] = FaultKind.WrongCharset,
        ["endless-paging"] = FaultKind.EndlessPaging,
        ["changed-ids"] = FaultKind.ChangedIds,
    }.ToFrozenDictionary();

    /// <summary>Reads <c>429:0.1,cut:0.02</c>.</summary>
    /// <param name="list">Kinds with their rates, parted by commas.</param>
    /// <exception cref="FormatException">A kind is unknown or a rate is not between 0 and 1; the message lists what is allowed.</exception>
    public static IReadOnlyList<Fault> ParseList(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).Select(Parse)];

    private static Fault Parse(string text)
    {
        var parts = text.Split(':');
        if (!Kinds.TryGetValue(parts[0], out var kind))
        {
            throw new FormatException($"--fault {text}: there is no fault '{parts[0]}'; allowed are {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");
        }

        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate <= 1
            ? new Fault(kind, rate)
            : throw new FormatException($"--fault {text}: give a rate from 0 to 1 behind a colon, such as {parts[0]}:0.1.");
    }
}
