using System.Security.Cryptography;
using System.Text;

using Hub.Records;

namespace Hub.Harvesting;

/// <summary>Names the mapping that reads an archive's payloads: the connector's build, the vocabularies, and the settings that change meaning.</summary>
internal static class MappingVersion
{
    internal static string Of(ArchiveDefinition archive, IConnector connector, Mapping mapping)
    {
        // The module's id changes with every change of the connectors' code, and nobody can forget to raise it.
        var build = connector.GetType().Module.ModuleVersionId.ToString("n")[..8];
        var settings = string.Join('\n', archive.Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key}={option.Value}"));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{archive.OwnsAccessions}\n{archive.PolicyLicence}\n{settings}\n{archive.Declaration?.GetRawText()}"));
        return $"{archive.Kind} {build} {Convert.ToHexStringLower(digest)[..8]} {mapping.Version}";
    }
}
