using Hub.Harvesting;
using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>
/// The importer itself reads the deposit as it would read it once published: its connector and then the vocabularies.
/// What it complains of is found here, so the check and the import cannot disagree.
/// </summary>
/// <param name="connector">The connector of published deposits.</param>
/// <param name="archive">The hub's own archive.</param>
/// <param name="mapping">The vocabularies' rules.</param>
/// <param name="time">The clock.</param>
internal sealed class ImporterReads(IConnector connector, ArchiveDefinition archive, Mapping mapping, TimeProvider time) : ICheckRule
{
    public async Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        var payload = await DepositPayload.OfAsync(scope.Submission, scope.Files, cancellationToken);
        var stated = await connector.NormaliseAsync(payload, archive, cancellationToken);
        var canonical = stated.Records.Select(record => mapping.Canonicalise(record, archive, time.GetUtcNow())).ToList();
        foreach (var problem in stated.Problems.Concat(canonical.SelectMany(record => record.Problems)))
        {
            scope.AddAt(problem.Severity == ProblemSeverity.Error ? FindingSeverity.Error : FindingSeverity.Warning, problem.Code, problem.Message, problem.Where);
        }
    }
}
