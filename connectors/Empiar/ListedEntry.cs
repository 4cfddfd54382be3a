using System.Text;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>An entry as the answer to a range holds it.</summary>
/// <param name="Accession">Its key in the answer.</param>
/// <param name="Entry">What stands under the key; a place that does not exist where the answer cannot be read for this entry.</param>
/// <param name="Source">The address that answered.</param>
internal sealed record ListedEntry(string Accession, JsonPlace Entry, Uri Source)
{
    /// <summary>Obsolete, withdrawn and unarchived entries keep a record without data; those on hold are not for the public yet.</summary>
    public bool IsPublic => Entry["status"].Verbatim()?.ToUpperInvariant() is null or "REL";

    /// <summary>As the harvest takes it.</summary>
    /// <param name="withPayload">Whether answers to ranges hold all there is.</param>
    public ListedRecord AsListed(bool withPayload)
    {
        if (!Entry.Exists)
        {
            return new ListedRecord(Accession);
        }

        var content = new MemoryContent(Wrapped());
        var part = new PayloadPart(EmpiarConnector.EntryPart, content) { Source = Source, MediaType = "application/json", Charset = "utf-8" };
        return new ListedRecord(Accession)
        {
            ChangeMark = content.Sha256,
            Payload = withPayload ? new Payload(Accession, [part]) : null,
        };
    }

    // As the entry would stand in an answer to the question for it alone.
    private byte[] Wrapped()
    {
        var entry = Entry.RawUtf8();
        var before = Encoding.UTF8.GetBytes($"{{\"{Accession}\":");
        var bytes = new byte[before.Length + entry.Length + 1];
        before.CopyTo(bytes, 0);
        entry.CopyTo(bytes.AsSpan(before.Length));
        bytes[^1] = (byte)'}';
        return bytes;
    }
}
