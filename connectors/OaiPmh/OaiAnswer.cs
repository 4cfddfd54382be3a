using System.Globalization;
using System.Xml.XPath;

using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>An answer of a repository.</summary>
internal sealed class OaiAnswer
{
    private readonly XPathNavigator root;
    private readonly Uri source;

    private OaiAnswer(XPathNavigator root, Uri source) => (this.root, this.source) = (root, source);

    /// <summary>The code of the protocol's error; null where there is none.</summary>
    public string? Error => root.SelectSingleNode("*[local-name()='error']/@code")?.Value;

    /// <summary>The token that continues the list; null at its end.</summary>
    public string? Token => root.SelectSingleNode("*/*[local-name()='resumptionToken']")?.Value.Trim() is { Length: > 0 } token ? token : null;

    /// <summary>How long the list is, as far as the repository says.</summary>
    public long? CompleteListSize =>
        long.TryParse(root.SelectSingleNode("*/*[local-name()='resumptionToken']/@completeListSize")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="ArchiveException">It is XML, but no answer of the protocol.</exception>
    public static OaiAnswer Read(XPathNavigator document, Uri source) =>
        document.SelectSingleNode("/*[local-name()='OAI-PMH']") is { } root
            ? new OaiAnswer(root, source)
            : throw new ArchiveException($"{source} gave XML that is no answer of OAI-PMH. Check the endpoint 'oai'.") { Failure = ArchiveFailure.Unreadable };

    /// <summary>The text of an element of the answer.</summary>
    /// <param name="name">Its local name.</param>
    public string? Word(string name) => root.SelectSingleNode($"*/*[local-name()='{name}']")?.Value;

    /// <summary>Its records, without those that have no identifier.</summary>
    public IEnumerable<OaiRecord> Records() =>
        root.Select("*/*[local-name()='record']").Cast<XPathNavigator>().Select(record => OaiRecord.Read(record, source)).OfType<OaiRecord>();
}
