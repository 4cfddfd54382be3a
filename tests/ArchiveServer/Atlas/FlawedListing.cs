using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

using ArchiveServer.Flaws;

namespace ArchiveServer.Atlas;

/// <summary>The listing's lines, with what is wrong with them.</summary>
internal static class FlawedListing
{
    /// <summary>The lines of a page.</summary>
    public static IEnumerable<JsonNode> Lines(HttpContext context, AtlasRecords all, int start, int length, string? since)
    {
        var flaw = FlawOf.Request(context);
        var from = since is { Length: > 0 } && flaw != Flaw.SinceIgnored ? DateTimeOffset.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset?)null;
        var chosen = all.Slice(0, all.Count).Where(record => from is null || record.Modified >= from).ToList();
        if (flaw == Flaw.SinceLoses && from is not null)
        {
            chosen = [.. chosen.Skip(1)];
        }

        if (flaw == Flaw.DroppedRecords)
        {
            var turn = all.NextPage();
            chosen = [.. chosen.Where(record => record.Study.Index % 4 != turn % 4 || record.IsWithdrawn)];
        }

        return flaw switch
        {
            Flaw.EmptyListing => [],
            Flaw.EndlessRecords => Enumerable.Range(start, length).Select(index => (JsonNode)new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"ATLAS-{1001 + index}"), ["modified"] = "2026-01-01T00:00:00Z", ["withdrawn"] = false }),
            Flaw.RepeatedPage => chosen.Take(length).Select(record => (JsonNode)record.Line()),
            _ => chosen.Skip(start).Take(length).SelectMany(record => Line(record, flaw)),
        };
    }

    /// <summary>What stands before a listing in XML.</summary>
    public static string Prologue(HttpContext context) => FlawOf.Request(context) == Flaw.ExternalEntity ? "<!DOCTYPE any [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>" : "";

    /// <summary>The total that the listing states.</summary>
    public static JsonNode? Total(HttpContext context, int count) => FlawOf.Request(context) switch
    {
        Flaw.WrongTotal => count + 7,
        Flaw.EmptyListing => 0,
        Flaw.EndlessRecords or Flaw.DroppedRecords => null,
        _ => count,
    };

    private static IEnumerable<JsonNode> Line(AtlasRecord record, Flaw flaw)
    {
        var line = record.Line();
        switch (flaw)
        {
            case Flaw.NoMarks:
                line.Remove("modified");
                break;
            case Flaw.UnstableMarks:
                line["modified"] = $"2026-01-01T00:00:00.{Stopwatch.GetTimestamp() % 10_000_000:D7}Z";
                break;
            case Flaw.FutureDates when record.Study.Index == 2:
                line["modified"] = "2099-01-01T00:00:00Z";
                break;
            case Flaw.UnstableKeys when record.Study.Index == 2:
                line["id"] = $"{record.Id}-{Stopwatch.GetTimestamp()}";
                break;
            case Flaw.DeletedServed:
                line["withdrawn"] = record.IsWithdrawn;
                break;
            case Flaw.DuplicateKeys when record.Study.Index == 2:
                yield return line.DeepClone();
                break;
            default:
                break;
        }

        yield return line;
    }
}
