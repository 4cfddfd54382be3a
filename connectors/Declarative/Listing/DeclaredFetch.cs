using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>Fetches an archive's records as declared.</summary>
/// <param name="declaration">How.</param>
/// <param name="archive">The archive.</param>
/// <param name="client">The way out.</param>
internal sealed class DeclaredFetch(Declaration declaration, ArchiveDefinition archive, IArchiveClient client)
{
    // A record of one dataset, not a table of all: larger answers are a mistake in the declaration.
    private const long LargestRecord = 16L << 20;

    /// <summary>One record's payload.</summary>
    /// <exception cref="ArchiveException">It cannot be had.</exception>
    public async Task<Payload> FetchAsync(ListedRecord record, CancellationToken cancellationToken)
    {
        if (declaration.Fetch is not { } fetch)
        {
            throw new ArchiveException($"{archive.Name} gives its records in its listing only, where {record.Key} is no more. List the archive again.") { Failure = ArchiveFailure.Missing };
        }

        var address = Address(fetch.Request, record);
        var answer = await client.SendAsync(new ArchiveRequest(address) { Accept = fetch.Request.Accept ?? Formats.Accept(fetch.Format), MaxBytes = LargestRecord }, cancellationToken);
        return answer.Content.Length > 0
            ? new Payload(record.Key, [answer.AsPart(Formats.Part(fetch.Format))])
            : throw new ArchiveException($"{address} answered {answer.Status} with nothing in it. Ask the archive; what is known of {record.Key} stays.") { Failure = ArchiveFailure.Empty };
    }

    private Uri Address(RequestDeclaration request, ListedRecord record)
    {
        var values = new Dictionary<string, string>(record.Hints, StringComparer.Ordinal) { ["key"] = record.Key };
        if (request.Address is not { } template)
        {
            return archive.Address(request.Endpoint!, Template.Fill(request.Path, values, escaped: true));
        }

        var text = Template.Fill(template, values, escaped: false);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArchiveException($"The listing gives {record.Key} the address '{PlainText.Shortened(text, 200)}', which is none; make it one with the transform 'absolute'.") { Failure = ArchiveFailure.Unreadable };
    }
}
