using System.Xml.XPath;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>The metadata of a record, in one of the formats that are understood.</summary>
/// <param name="root">The format's own root element.</param>
internal abstract class Metadata(XPathNavigator root)
{
    /// <summary>The metadata of a record; null where it has none that is understood.</summary>
    public static Metadata? Of(XPathNavigator record)
    {
        var metadata = record.SelectSingleNode("//*[local-name()='metadata']");
        return metadata?.SelectSingleNode(".//*[local-name()='resource' and contains(namespace-uri(), 'datacite.org')]") is { } resource ? new DataCite(resource)
            : metadata?.SelectSingleNode("*[local-name()='dc']") is { } dublinCore ? new DublinCore(dublinCore)
            : null;
    }

    /// <summary>What the record says.</summary>
    /// <param name="key">Its OAI identifier.</param>
    /// <param name="archive">The archive.</param>
    public StatedRecords State(string key, ArchiveDefinition archive)
    {
        var findings = new Findings();
        var identifiers = Identifiers().ToList();
        var owned = OwnedAccession.In(archive, [.. identifiers, key]);
        var accession = owned?.Accession ?? LocalPart(key);
        if (owned is { } found && found.Source != found.Accession)
        {
            findings.Derive("Accession", found.Source, found.Accession, "oai.accession-from-identifier", "identifier");
        }
        else if (owned is null && accession != key)
        {
            findings.Derive("Accession", key, accession, "oai.local-identifier", "header.identifier");
        }

        return Text("title") is { } title
            ? new StatedRecords([State(accession, title) with { Aliases = [.. identifiers.Where(each => each != accession && !each.Contains("://", StringComparison.Ordinal))], Trace = findings.Trace }], findings.Problems)
            : StatedRecords.Unreadable("title-missing", $"{accession} has no title; ask the archive for one.", "title");
    }

    /// <summary>What the record says, with its accession and title.</summary>
    protected abstract StatedRecord State(string accession, string title);

    /// <summary>Everything that could be the accession.</summary>
    protected abstract IEnumerable<string> Identifiers();

    /// <summary>The first text of an element.</summary>
    /// <param name="path">Local names parted by slashes: <c>titles/title</c>.</param>
    protected virtual string? Text(string path) => Texts(path).FirstOrDefault();

    /// <summary>The texts of all elements of a path.</summary>
    /// <param name="path">Local names parted by slashes.</param>
    protected IEnumerable<string> Texts(string path) => Elements(path).Select(TextOf).OfType<string>();

    /// <summary>All elements of a path.</summary>
    /// <param name="path">Local names parted by slashes.</param>
    protected IEnumerable<XPathNavigator> Elements(string path) => Elements(root, path);

    /// <summary>All elements of a path below one.</summary>
    protected static IEnumerable<XPathNavigator> Elements(XPathNavigator from, string path) =>
        from.Select(string.Join('/', path.Split('/').Select(name => $"*[local-name()='{name}']"))).Cast<XPathNavigator>();

    /// <summary>The first text of a path below an element.</summary>
    protected static string? TextOf(XPathNavigator from, string path) => Elements(from, path).Select(TextOf).FirstOrDefault(text => text is not null);

    /// <summary>An element's text without markup of its own.</summary>
    protected static string? TextOf(XPathNavigator element) => PlainText.Of(element.Value);

    /// <summary>A licence by address or by name.</summary>
    protected static StatedTerm? Licence(IEnumerable<string> rights)
    {
        var all = rights.ToList();
        var address = all.FirstOrDefault(text => text.Contains("://", StringComparison.Ordinal) && !text.Contains("info:eu-repo", StringComparison.Ordinal));
        var name = all.FirstOrDefault(text => !text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("info:", StringComparison.Ordinal));
        return (address ?? name) is null ? null : new StatedTerm(address, name, Where: "rights");
    }

    // oai:archive.example:dataset/123 is dataset/123 at home; slashes stay out of accessions.
    private static string LocalPart(string key)
    {
        var parts = key.Split(':');
        return (parts is ["oai", _, .. var rest] && rest.Length > 0 ? string.Join(':', rest) : key).Replace('/', '-');
    }
}
