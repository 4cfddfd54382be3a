using System.Collections.Frozen;

using Hub.Connectors.Bioschemas;
using Hub.Connectors.BioStudies;
using Hub.Connectors.Declarative;
using Hub.Connectors.Empiar;
using Hub.Connectors.Idr;
using Hub.Connectors.OaiPmh;
using Hub.Connectors.RoCrate;
using Hub.Connectors.Ssbd;
using Hub.Records;

namespace Hub.Connectors;

/// <summary>Every kind of connector by the word that an archive's definition calls it, one line each.</summary>
public static class ConnectorKinds
{
    /// <summary>The kinds; connectors hold no state, so one of each serves all archives.</summary>
    public static FrozenDictionary<string, IConnector> All { get; } = new Dictionary<string, IConnector>
    {
        ["bioschemas"] = new BioschemasConnector(),
        ["biostudies"] = new BioStudiesConnector(),
        ["declarative"] = new DeclarativeConnector(),
        ["empiar"] = new EmpiarConnector(),
        ["idr"] = new IdrConnector(),
        ["jcb"] = new BioStudiesConnector(),
        ["oai-pmh"] = new OaiPmhConnector(),
        ["ro-crate"] = new RoCrateConnector(),
        ["ssbd"] = new SsbdConnector(),
    }.ToFrozenDictionary();

    /// <summary>The connector of a kind.</summary>
    /// <param name="archive">The definition that names it.</param>
    /// <exception cref="ArchiveException">There is no such kind; the message lists those there are.</exception>
    public static IConnector For(ArchiveDefinition archive) => All.TryGetValue(archive.Kind, out var connector)
        ? connector
        : throw new ArchiveException($"There is no connector of kind '{archive.Kind}', which {archive.DefinedIn} asks for; allowed are {string.Join(", ", All.Keys.Order(StringComparer.Ordinal))}.");
}
