using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.XPath;

using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>One record of a repository.</summary>
/// <param name="Identifier">Its OAI identifier.</param>
/// <param name="Stamp">Its datestamp as written.</param>
/// <param name="IsDeleted">Whether its header says so.</param>
/// <param name="Payload">The record itself.</param>
internal sealed record OaiRecord(string Identifier, string Stamp, bool IsDeleted, Payload Payload)
{
    /// <summary>The datestamp; null where it is none.</summary>
    public DateTimeOffset? Datestamp =>
        DateTimeOffset.TryParse(Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Datestamp and digest: datestamps of whole days, and of repositories that forget them, would hide changes.</summary>
    public string ChangeMark => $"{Stamp} {Convert.ToHexStringLower(SHA256.HashData(((MemoryContent)Payload.Parts[0].Content).Bytes.Span))[..16]}";

    /// <summary>Reads a record element; null where it has no identifier.</summary>
    public static OaiRecord? Read(XPathNavigator record, Uri source)
    {
        var header = record.SelectSingleNode("*[local-name()='header']");
        var identifier = header?.SelectSingleNode("*[local-name()='identifier']")?.Value.Trim();
        return string.IsNullOrEmpty(identifier) ? null : new OaiRecord(
            identifier,
            header!.SelectSingleNode("*[local-name()='datestamp']")?.Value.Trim() ?? "",
            header.GetAttribute("status", "") == "deleted",
            new Payload(identifier, [new PayloadPart(OaiPmhConnector.RecordPart, new MemoryContent(Encoding.UTF8.GetBytes(record.OuterXml))) { Source = source, MediaType = "application/xml", Charset = "utf-8" }]));
    }
}
