using System.Text;
using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>Crates as payloads, recorded or written in a test.</summary>
internal static partial class Crates
{
    public const string Ending = "-ro-crate-metadata.json";

    public static ArchiveDefinition Archive { get; } = new() { Id = "partner", Name = "Partner", Kind = "ro-crate", OwnsAccessions = "S-BIAD\\d+|idr\\d{4}" };

    public static Payload Payload(string key, string text) =>
        new(key, [new PayloadPart("crate.json", new MemoryContent(Encoding.UTF8.GetBytes(text)))]);

    public static Payload Recorded(string path, string folder = "") =>
        new(folder + Path.GetFileName(path).Replace(Ending, "", StringComparison.Ordinal), [new PayloadPart("crate.json", new MemoryContent(File.ReadAllBytes(path)))]);

    /// <summary>A crate of a root's properties and of further entities, both as JSON members.</summary>
    public static string Of(string root, string entities = "", string context = "\"https://w3id.org/ro/crate/1.2/context\"", string id = "https://archive.example/studies/S-BIAD7") => $$"""
        {"@context": {{context}}, "@graph": [
          {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "{{id}}"} },
          {"@id": "{{id}}", "@type": "Dataset", {{root}} }
          {{(entities.Length > 0 ? "," + entities : "")}} ] }
        """;

    /// <summary>The digits of a taxon in any spelling of its id.</summary>
    public static string? Taxon(string? id) => TaxonDigits().Match(id ?? "") is { Success: true } match ? match.Groups["digits"].Value : null;

    [GeneratedRegex("(?:NCBITaxon_|taxonomy/)0*(?<digits>\\d+)$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TaxonDigits();
}
