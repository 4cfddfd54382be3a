using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Puts together what dealing with an archive's records needs.</summary>
internal sealed class HarvestScopes(IRecordStore store, ArchiveClients clients, Func<string, IConnector?> connectors, Mapping mapping, TimeProvider time)
{
    /// <summary>For a run that writes.</summary>
    internal HarvestScope Of(ArchiveDefinition archive, IBlobStore blobs, bool isFull) =>
        Of(archive, blobs, isFull ? new ForgetfulAnswers(store.Answers) : store.Answers);

    /// <summary>For a preview, which keeps no answers.</summary>
    internal HarvestScope OfPreview(ArchiveDefinition archive, IBlobStore scratch) => Of(archive, scratch, answers: null);

    private HarvestScope Of(ArchiveDefinition archive, IBlobStore blobs, IAnswerCache? answers) => new()
    {
        Archive = archive,
        Connector = connectors(archive.Kind)
            ?? throw new RunRefusedException($"There is no connector of kind '{archive.Kind}', which {archive.DefinedIn} asks for."),
        Client = clients.Create(archive, blobs, answers),
        Sources = store.Sources,
        Blobs = blobs,
        Mapping = mapping,
        Time = time,
    };
}
