using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using ArchiveServer.Faults;
using ArchiveServer.Generating;

namespace ArchiveServer.Empiar;

/// <summary>EMPIAR: entries by number or by ranges, and EBI Search over them. It has no list of all entries.</summary>
internal sealed partial class EmpiarArchive : IPartnerArchive
{
    private readonly RecordSet records;
    private readonly SortedDictionary<int, JsonNode> recorded;
    private readonly List<int> numbers;
    private readonly RenderedEntries? rendered;

    /// <summary>EMPIAR over a record set.</summary>
    public EmpiarArchive(RecordSet records)
    {
        this.records = records;
        recorded = RecordedEntries.Of(records);
        var generated = Enumerable.Range(0, records.Generated).Select(index => Number(GeneratedAccession.Empiar(index)));
        numbers = [.. recorded.Keys.Concat(generated).Distinct().Order()];
        rendered = records.RenderedIn is { } folder ? RenderedEntries.Of(folder, numbers, number => Entry(number)!) : null;
    }

    /// <inheritdoc />
    public string Id => "empiar";

    /// <inheritdoc />
    public int Count => numbers.Count;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/empiar/api/entry/{id}", One);
        routes.MapPost("/empiar/api/entry/", (Delegate)ManyAsync);
        routes.MapGet("/ebisearch/ws/rest/empiar", Search);
        routes.MapGet("/empiar/", () => Results.Text($"<html><body><span id=\"num_of_entries\">{Count}</span></body></html>", "text/html"));
    }

    private IResult One(string id)
    {
        var number = Number(id);
        return Entry(number) is { } entry
            ? Answers.Json(new JsonObject { [$"EMPIAR-{number}"] = entry })
            : Answers.Json(new JsonObject { ["code"] = 404, ["message"] = "Entry not found", ["fields"] = "" }, StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ManyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var asked = await reader.ReadToEndAsync(context.RequestAborted);
        if (rendered is not null && Ranges().Match(asked) is { Success: true } range)
        {
            await rendered.AnswerAsync(context, LowerBound(Number(range.Groups["first"].Value)), LowerBound(Number(range.Groups["last"].Value) + 1));
            return Results.Empty;
        }

        var answer = new JsonObject();
        foreach (Match each in Ranges().Matches(asked))
        {
            var first = Number(each.Groups["first"].Value);
            var last = each.Groups["last"].Success ? Number(each.Groups["last"].Value) : first;
            AddRange(answer, first, last, FaultInjection.IsEndless(context));
        }

        return Answers.Json(answer);
    }

    private void AddRange(JsonObject answer, int first, int last, bool endless)
    {
        if (endless && numbers.Count > 0)
        {
            answer[$"EMPIAR-{first}"] = Entry(numbers[0]);
        }

        for (var at = LowerBound(first); at < numbers.Count && numbers[at] <= last; at++)
        {
            answer[$"EMPIAR-{numbers[at]}"] = Entry(numbers[at]);
        }
    }

    private IResult Search(int start = 0, int size = 15)
    {
        var page = numbers.Skip(start).Take(Math.Min(size, 100)).Select(number => new JsonObject
        {
            ["id"] = $"EMPIAR-{number}",
            ["source"] = "empiar",
            ["fields"] = new JsonObject { ["title"] = new JsonArray(Entry(number)!["title"]?.DeepClone()) },
        });
        return Answers.Json(new JsonObject { ["hitCount"] = Count, ["entries"] = new JsonArray([.. page]), ["facets"] = new JsonArray() });
    }

    private JsonNode? Entry(int number)
    {
        if (recorded.TryGetValue(number, out var entry))
        {
            return entry.DeepClone();
        }

        var offset = number - GeneratedAccession.FirstEmpiar;
        var index = offset - (offset / 17);
        return offset >= 0 && index < records.Generated && Number(GeneratedAccession.Empiar(index)) == number
            ? GeneratedEntry.Of(records.Seed, index)
            : null;
    }

    private int LowerBound(int first)
    {
        var at = numbers.BinarySearch(first);
        return at < 0 ? ~at : at;
    }

    private static int Number(string accession) =>
        int.TryParse(accession.AsSpan(accession.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"(?<first>\d+)(-(?<last>\d+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ranges();
}
