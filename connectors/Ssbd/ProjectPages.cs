using System.Globalization;
using System.Runtime.CompilerServices;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// Pages for people, for numbers that no crate describes. Only asked where the option <c>pages</c> is <c>true</c>: it takes a
/// request for every gap in the numbers, and the current site fills most of its pages by script.
/// </summary>
internal static class ProjectPages
{
    /// <summary>Streams the gaps that have a page with something on it.</summary>
    public static async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, IReadOnlySet<int> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!archive.Options.GetValueOrDefault("pages", "false").Equals("true", StringComparison.OrdinalIgnoreCase) || known.Count == 0)
        {
            yield break;
        }

        foreach (var number in Enumerable.Range(1, known.Max()).Where(number => !known.Contains(number)))
        {
            var address = archive.Address("pages", string.Create(CultureInfo.InvariantCulture, $"repository/{number}/"));
            var response = await client.SendAsync(new ArchiveRequest(address) { Accept = "text/html", Expected = [404] }, cancellationToken);
            var part = response.AsPart(SsbdKeys.PagePart);
            if (response.Status != 404 && LabelledValues.Of(await part.ReadTextAsync(cancellationToken)).Count > 0)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{SsbdKeys.Page}{number:D6}");
                yield return new ListedRecord(key) { Payload = new Payload(key, [part]) };
            }
        }
    }

    /// <summary>Reads a page's labels and values.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Part(SsbdKeys.PagePart) is not { } part || SsbdNumber.Of(payload.Key[SsbdKeys.Page.Length..]) is not { } number)
        {
            return StatedRecords.Unreadable("page-missing", $"The payload {payload.Key} has no part {SsbdKeys.PagePart}, or its key no number; list SSBD again.");
        }

        var values = LabelledValues.Of(await part.ReadTextAsync(cancellationToken));
        return ProjectPage.Record(number, values, part.Source) is { } record
            ? new StatedRecords([record], [])
            : StatedRecords.Unreadable("title-missing", $"The page of number {number} has no value labelled Title; its form has changed, or it is filled by script.", SsbdKeys.PagePart);
    }
}
