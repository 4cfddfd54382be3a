using System.Text;
using System.Text.Json;

using Hub.Connectors.BioStudies;
using Hub.Connectors.BioStudies.Files;
using Hub.Records;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>Makes payloads of studies and reads them.</summary>
internal static class Studies
{
    public static ArchiveDefinition Archive { get; } = Definitions.Read("jcb", new Uri("http://127.0.0.1:1/jcb"));

    public static Payload Payload(string pageTab, params (string Part, string Text)[] others) =>
        new("S-JCBD1", [Part(StudyParts.PageTab, pageTab), .. others.Select(other => Part(other.Part, other.Text))]);

    public static PayloadPart Part(string name, string text) => new(name, new MemoryContent(Encoding.UTF8.GetBytes(text)));

    /// <summary>A study section within an envelope that has a title.</summary>
    public static string InStudy(string members) =>
        """{"accno": "S-JCBD1", "attributes": [{"name": "Title", "value": "A title"}], "section": {"type": "Study", """ + members + "}}";

    public static async Task<StatedRecords> StateAsync(Payload payload) =>
        await new BioStudiesConnector().NormaliseAsync(payload, Archive, CancellationToken.None);

    public static async Task<StatedRecord> ReadAsync(string members) => (await StateAsync(Payload(InStudy(members)))).Records.Single();

    public static async Task<List<DataFile>> FilesAsync(Payload payload) =>
        await new BioStudiesConnector().ReadFilesAsync(payload, "S-JCBD1", Archive, CancellationToken.None).ToListAsync();

    /// <summary>JSON of attributes.</summary>
    public static string Attributes(params (string Name, string Value)[] attributes) =>
        "\"attributes\": " + JsonSerializer.Serialize(attributes.Select(attribute => new { name = attribute.Name, value = attribute.Value }));
}
