using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Records;

namespace Hub.Connectors.Declarative;

/// <summary>Reads and checks declarations; each definition's once.</summary>
internal sealed class Declarations
{
    private const int LongestDeclaration = 64 << 10;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly ConditionalWeakTable<ArchiveDefinition, Declaration> read = [];

    /// <summary>The declaration of an archive.</summary>
    /// <exception cref="ArchiveException">It has none, or a wrong one; the message names the place.</exception>
    public Declaration Of(ArchiveDefinition archive) => read.GetValue(archive, Read);

    private static Declaration Read(ArchiveDefinition archive)
    {
        if (archive.Declaration is not { ValueKind: JsonValueKind.Object } json)
        {
            throw Wrong(archive, "an archive of kind 'declarative' needs the property 'declaration' that says how it is listed and mapped; connector.schema.json describes it");
        }

        if (json.GetRawText().Length > LongestDeclaration)
        {
            throw Wrong(archive, $"the declaration is longer than {LongestDeclaration >> 10} KiB");
        }

        try
        {
            var declaration = json.Deserialize<Declaration>(Strict)!;
            DeclarationChecks.Demand(json, declaration, archive);
            return declaration;
        }
        catch (JsonException error)
        {
            throw Wrong(archive, "declaration." + JsonRefusal.OfValue(error, Strict, typeof(Declaration)), error);
        }
    }

    private static ArchiveException Wrong(ArchiveDefinition archive, string what, Exception? cause = null) =>
        new($"In {archive.DefinedIn}: {what}.", cause) { Failure = ArchiveFailure.Definition };
}
