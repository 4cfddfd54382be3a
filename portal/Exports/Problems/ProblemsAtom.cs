using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Exports;

/// <summary>An archive's newest problems as an Atom feed (RFC 4287). An entry keeps its id as long as the problem is the same, wherever the hub runs.</summary>
public static class ProblemsAtom
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    /// <summary>The most entries of a feed.</summary>
    public const int MostEntries = 200;

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes the feed of an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="problems">Its open problems in any order; the newest are taken.</param>
    /// <param name="hub">The hub's address.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(ArchiveDefinition archive, IAsyncEnumerable<KeptProblem> problems, Uri hub, Stream output, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(problems, cancellationToken);
        await using var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, CloseOutput = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true });
        var page = new Uri(hub, $"/archives/{archive.Id}");
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "feed", Atom);
        await ElementAsync(xml, "id", Id(archive.Id));
        await ElementAsync(xml, "title", $"{archive.Name}: records that cannot be read");
        await ElementAsync(xml, "updated", Time(newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest[0].FirstSeen));
        await LinkAsync(xml, "self", new Uri(hub, $"/archives/{archive.Id}/problems.atom"));
        await LinkAsync(xml, "alternate", new Uri(page, "#problems"));
        await xml.WriteStartElementAsync(null, "author", Atom);
        await ElementAsync(xml, "name", "Bioimaging Hub");
        await xml.WriteEndElementAsync();
        foreach (var kept in newest)
        {
            await EntryAsync(xml, kept, new Uri(page, "#problems"));
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task<IReadOnlyList<KeptProblem>> NewestAsync(IAsyncEnumerable<KeptProblem> problems, CancellationToken cancellationToken)
    {
        var newest = new PriorityQueue<KeptProblem, DateTimeOffset>();
        await foreach (var kept in problems.WithCancellation(cancellationToken))
        {
            newest.Enqueue(kept, kept.FirstSeen);
            if (newest.Count > MostEntries)
            {
                newest.Dequeue();
            }
        }

        return [.. newest.UnorderedItems.Select(item => item.Element).OrderByDescending(kept => kept.FirstSeen).ThenBy(kept => kept.Key, StringComparer.Ordinal)];
    }

    private static async Task EntryAsync(XmlWriter xml, KeptProblem kept, Uri page)
    {
        var problem = kept.Problem;
        await xml.WriteStartElementAsync(null, "entry", Atom);
        await ElementAsync(xml, "id", Id(kept.Archive, kept.Key, problem.Code, problem.Where ?? ""));
        await ElementAsync(xml, "title", $"{kept.Key}: {problem.Code}");
        await ElementAsync(xml, "published", Time(kept.FirstSeen));
        await ElementAsync(xml, "updated", Time(kept.FirstSeen));
        await LinkAsync(xml, "alternate", page);
        await xml.WriteStartElementAsync(null, "category", Atom);
        await xml.WriteAttributeStringAsync(null, "term", null, problem.Severity.ToString().ToLowerInvariant());
        await xml.WriteEndElementAsync();
        var where = problem.Where is null ? "" : $" At {problem.Where}.";
        await ElementAsync(xml, "content", $"{problem.Message}{where} Last seen {Time(kept.LastSeen)}.");
        await xml.WriteEndElementAsync();
    }

    private static async Task LinkAsync(XmlWriter xml, string relation, Uri address)
    {
        await xml.WriteStartElementAsync(null, "link", Atom);
        await xml.WriteAttributeStringAsync(null, "rel", null, relation);
        await xml.WriteAttributeStringAsync(null, "href", null, address.AbsoluteUri);
        await xml.WriteEndElementAsync();
    }

    private static Task ElementAsync(XmlWriter xml, string name, string value) => xml.WriteElementStringAsync(null, name, Atom, Writable(value));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A UUID made of what the thing is, so that every hub and every day gives the same.</summary>
    private static string Id(params string[] parts)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Prepend("hub-problem"))))[..16];
        // Version 8 and variant of RFC 9562: made by the application's own rule.
        (digest[6], digest[8]) = ((byte)(0x80 | (digest[6] & 0x0F)), (byte)(0x80 | (digest[8] & 0x3F)));
        return "urn:uuid:" + new Guid(digest, bigEndian: true);
    }

    /// <summary>The text without the characters that XML has no way to write.</summary>
    private static string Writable(string text)
    {
        var writable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            writable.Append(rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return writable.ToString();
    }
}
