using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.XPath;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>Asks one OAI-PMH repository.</summary>
/// <param name="archive">With the endpoint <c>oai</c> and the options <c>prefix</c>, <c>set</c>, <c>from</c>, <c>until</c>.</param>
/// <param name="client">The way out.</param>
internal sealed class Repository(ArchiveDefinition archive, IArchiveClient client)
{
    // Some repositories give pages of what may not be shown, with nothing in them.
    private const int MostIdlePages = 100;

    private readonly string prefix = archive.Options.GetValueOrDefault("prefix", "oai_dc");

    /// <summary>Every record of the set and the dates of the options, deleted ones included.</summary>
    /// <param name="since">Only what has this datestamp or a later one; null for the options' own beginning.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="ArchiveException">The listing broke off.</exception>
    public async IAsyncEnumerable<OaiRecord> ListAsync(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        long size = 0;
        var idle = 0;
        for (var next = await FirstAsync(since, cancellationToken); next is not null;)
        {
            var answer = await AskAsync(next, cancellationToken);
            if (answer is null)
            {
                if (tokens.Count > 0)
                {
                    throw BrokenOff();
                }

                yield break;
            }

            var known = seen.Count;
            foreach (var record in answer.Records())
            {
                seen.Add(record.Identifier);
                yield return record;
            }

            size = Math.Max(size, answer.CompleteListSize ?? 0);
            idle = seen.Count > known ? 0 : idle + 1;
            next = answer.Token is { } token ? Turned(token, tokens, idle) : null;
        }

        if (seen.Count < size)
        {
            throw new ArchiveException($"{archive.Name} listed {seen.Count} records where its resumption tokens speak of {size}. Nothing counts as deleted; ask the archive if it stays so.") { Failure = ArchiveFailure.Incomplete };
        }
    }

    /// <summary>One record; null where the repository has none of that identifier.</summary>
    public async Task<OaiRecord?> GetAsync(string identifier, CancellationToken cancellationToken)
    {
        var address = Verb("GetRecord", ("identifier", identifier), ("metadataPrefix", prefix));
        return (await AskAsync(address, cancellationToken))?.Records().FirstOrDefault()
            ?? throw new ArchiveException($"{address} answered without a record. The next listing tells whether it is gone.") { Failure = ArchiveFailure.Missing };
    }

    private Uri Turned(string token, HashSet<string> tokens, int idle)
    {
        var isNew = tokens.Add(token);
        return isNew && idle <= MostIdlePages
            ? Verb("ListRecords", ("resumptionToken", token))
            : throw new ArchiveException($"{archive.Name} gave the resumption token '{PlainText.Shortened(token, 80)}' {(isNew ? $"after {idle} pages without a new record" : "twice")}: its listing has no end. Ask the archive.") { Failure = ArchiveFailure.Endless };
    }

    private ArchiveException BrokenOff() =>
        new($"{archive.Name} gave a resumption token and then says that nothing matches it (noRecordsMatch). Nothing counts as deleted; the next run begins anew.") { Failure = ArchiveFailure.Incomplete };

    private async Task<Uri> FirstAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var arguments = new List<(string Name, string Value)> { ("metadataPrefix", prefix) };
        foreach (var name in new[] { "set", "from", "until" })
        {
            if (archive.Options.TryGetValue(name, out var value) && (name != "from" || since is null))
            {
                arguments.Add((name, value));
            }
        }

        if (since is { } time)
        {
            arguments.Add(("from", time.UtcDateTime.ToString(await GranularityAsync(cancellationToken), CultureInfo.InvariantCulture)));
        }

        return Verb("ListRecords", [.. arguments]);
    }

    // The protocol has two granularities, and asking in the finer one than the repository's is an error.
    private async Task<string> GranularityAsync(CancellationToken cancellationToken)
    {
        var identify = await AskAsync(Verb("Identify"), cancellationToken);
        return identify?.Word("granularity")?.Contains('T', StringComparison.Ordinal) == true ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd";
    }

    private Uri Verb(string verb, params (string Name, string Value)[] arguments) =>
        arguments.Aggregate(Queries.With(archive.Address("oai"), "verb", verb), (address, argument) => Queries.With(address, argument.Name, argument.Value));

    /// <summary>An answer; null where the repository says that nothing matches.</summary>
    private async Task<OaiAnswer?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(new ArchiveRequest(address) { Accept = "text/xml, application/xml" }, cancellationToken);
        var answer = OaiAnswer.Read(await TextAsync(response, address, cancellationToken), address);
        if (answer.Error is not { } error)
        {
            return answer;
        }

        return error switch
        {
            "noRecordsMatch" => null,
            "idDoesNotExist" => throw new ArchiveException($"{address}: the repository has no such record (idDoesNotExist).") { Failure = ArchiveFailure.Missing },
            "badResumptionToken" => throw new ArchiveException($"{address}: the repository no longer knows its own resumption token (badResumptionToken). Nothing counts as deleted; the next run begins anew.") { Failure = ArchiveFailure.Incomplete },
            _ => throw new ArchiveException($"{address}: the repository answered {error}. Check the options prefix, set, from and until in {archive.DefinedIn}.") { Failure = ArchiveFailure.Status },
        };
    }

    private static async Task<XPathNavigator> TextAsync(ArchiveResponse response, Uri address, CancellationToken cancellationToken)
    {
        if (response.Content.Length == 0)
        {
            throw new ArchiveException($"{address} answered {response.Status} with nothing in it. Nothing counts as deleted; ask the archive.") { Failure = ArchiveFailure.Empty };
        }

        try
        {
            return SafeXml.Navigate(await response.AsPart("answer").ReadTextAsync(cancellationToken));
        }
        catch (FormatException wrong)
        {
            throw new ArchiveException($"{address} gave no XML: {wrong.Message}. Look at its answer; nothing counts as deleted.", wrong) { Failure = ArchiveFailure.Unreadable };
        }
    }
}
