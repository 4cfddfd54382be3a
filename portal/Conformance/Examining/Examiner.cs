using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.Portal.Conformance;

/// <summary>Looks at an archive through its connector, as a harvest would, and writes nothing.</summary>
/// <param name="connectors">The connector of a kind, or null where there is none.</param>
/// <param name="vocabularies">Canonical terms.</param>
/// <param name="archives">The archives that own accessions already.</param>
/// <param name="harvest">How archives are asked.</param>
/// <param name="time">The clock.</param>
public sealed class Examiner(
    Func<string, IConnector?> connectors, VocabularySet vocabularies, IReadOnlyList<ArchiveDefinition> archives, HarvestOptions harvest, TimeProvider time)
{
    /// <summary>Examines an archive.</summary>
    /// <param name="archive">The archive as defined.</param>
    /// <param name="options">How far to go.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArchiveException">The definition is wrong, so that there is nothing to examine.</exception>
    public async Task<Examination> ExamineAsync(ArchiveDefinition archive, ExaminationOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        var connector = connectors(archive.Kind)
            ?? throw new ArchiveException($"There is no connector of kind '{archive.Kind}', which {archive.DefinedIn} asks for.") { Failure = ArchiveFailure.Definition };
        var folder = Directory.CreateTempSubdirectory("hub-check-");
        try
        {
            using var clients = new ArchiveClients(Options.Create(harvest), time, NullLogger<ArchiveClients>.Instance);
            var client = new ObservedClient(clients.Create(archive, new FolderBlobStore(folder.FullName, time), answers: null), time);
            var canonicaliser = new Canonicaliser(vocabularies, [.. archives.Where(each => each.Id != archive.Id), archive]);
            return await new FullVisit(new Visit(archive, connector, client, options, time), canonicaliser, progress).SeeAsync(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
