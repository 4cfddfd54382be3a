using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>Walks over all entries by asking for ranges of numbers, since EMPIAR has no list of them.</summary>
/// <param name="archive">With the endpoint <c>entries</c> and the options <c>firstNumber</c>, <c>highestKnown</c>, <c>rangeSize</c>.</param>
/// <param name="client">The way out.</param>
internal sealed partial class EntryApi(ArchiveDefinition archive, IArchiveClient client)
{
    // Beyond the highest known number, so many empty ranges in a row are the end.
    private const int EmptyRanges = 5;
    private const int LastNumber = 9_999_999;

    // One entry that does not load fails some seven ranges in a row until it stands alone; more than that is an archive that is down.
    private const int FailuresInARow = 12;

    private int failures;

    /// <summary>Every entry, in the order of numbers.</summary>
    /// <exception cref="ArchiveException">The archive does not answer, or gives what was not asked for.</exception>
    public async IAsyncEnumerable<ListedEntry> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = Option("rangeSize", 100);
        var highest = Option("highestKnown", 13600);
        var empty = 0;
        for (var first = Option("firstNumber", 10000); first <= LastNumber && (first <= highest || empty < EmptyRanges); first += size)
        {
            var some = false;
            await foreach (var entry in RangeAsync(first, first + size - 1, cancellationToken))
            {
                some = true;
                yield return entry;
            }

            empty = some ? 0 : empty + 1;
        }
    }

    /// <summary>Whether a range's answer says as much of an entry as asking for it alone, which EMPIAR does not promise.</summary>
    /// <param name="entry">An entry out of a range.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    public async Task<bool> IsWholeAsync(ListedEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(new ArchiveRequest(archive.Address("entries", entry.Accession + "/")), cancellationToken);
            var alone = (await answer.AsPart(EmpiarConnector.EntryPart).ReadJsonAsync(cancellationToken))[entry.Accession];
            return alone.Members().All(member => !member.Value.Exists || entry.Entry[member.Name].Exists);
        }
        catch (Exception failure) when (failure is JsonException or ArchiveException)
        {
            return true;
        }
    }

    // A range that does not load is halved until the entries that do load are had, and the others stand alone.
    private async IAsyncEnumerable<ListedEntry> RangeAsync(int first, int last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (entries, failure) = await AskAsync(first, last, cancellationToken);
        if (failure is null)
        {
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }
        else if (first == last)
        {
            yield return new ListedEntry($"EMPIAR-{first}", default, archive.Address("entries"));
        }
        else
        {
            var middle = first + ((last - first) / 2);
            foreach (var half in new[] { (From: first, To: middle), (From: middle + 1, To: last) })
            {
                await foreach (var entry in RangeAsync(half.From, half.To, cancellationToken))
                {
                    yield return entry;
                }
            }
        }
    }

    private async Task<(IReadOnlyList<ListedEntry> Entries, Exception? Failure)> AskAsync(int first, int last, CancellationToken cancellationToken)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");
        try
        {
            var answer = await client.SendAsync(new ArchiveRequest(archive.Address("entries", "/")) { Body = range }, cancellationToken);
            var root = await answer.AsPart(range).ReadJsonAsync(cancellationToken);
            failures = 0;
            return ([.. root.Members().Where(member => Asked(member.Name, first, last)).Select(member => new ListedEntry(member.Name, member.Value, answer.Source))], null);
        }
        catch (Exception failure) when (failure is JsonException or ArchiveException)
        {
            failures++;
            return failures < FailuresInARow
                ? ([], failure)
                : throw new ArchiveException($"{archive.Address("entries")} failed {failures} times in a row, last for the range {range}: {failure.Message}", failure);
        }
    }

    // An error object or an entry that was not asked for must not pass as an entry of this range.
    private static bool Asked(string key, int first, int last) =>
        Accession().Match(key) is { Success: true } match
        && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= first && number <= last;

    private int Option(string name, int otherwise)
    {
        if (!archive.Options.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArchiveException($"The option {name} is '{text}' in {archive.DefinedIn}; give a whole number from 1 on.");
    }

    [GeneratedRegex(@"^EMPIAR-(?<number>\d{1,7})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accession();
}
