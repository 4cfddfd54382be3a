using Hub.Records;

namespace Hub.Correlation;

/// <summary>The links that follow from one record, its targets resolved to the datasets that go by their names.</summary>
internal sealed class SaidLinks(LinkSubjects subjects, TimeProvider time)
{
    /// <summary>What the record says itself, and what rules make of it and another record together.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="statements">What it says of others.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyCollection<Link>> OfAsync(Dataset dataset, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var said = new List<Link>();
        foreach (var statement in statements)
        {
            // What no dataset goes by is told only where it is an accession for certain: any other word may be no dataset at all.
            var known = await subjects.ResolveAsync(statement.Target, cancellationToken);
            if (known != dataset.Accession && (known is not null || Accessions.Of(statement.Target) is not null))
            {
                said.Add(Of(dataset, statement, known ?? statement.Target));
            }
        }

        foreach (var (other, paper) in await subjects.SharingPapersAsync(dataset, cancellationToken))
        {
            var assertion = new LinkAssertion { By = MiningRules.SharedPublication, Evidence = paper, At = time.GetUtcNow() };
            said.Add(Link.Of(dataset.Accession, LinkRelation.SharesPublicationWith, other, assertion));
        }

        return said;
    }

    private Link Of(Dataset dataset, Statement statement, string target) => Link.Of(dataset.Accession, statement.Relation, target, new LinkAssertion
    {
        By = statement.By,
        Record = dataset.Accession,
        Named = target == statement.Target ? null : statement.Target,
        Evidence = statement.Evidence,
        At = time.GetUtcNow(),
    });
}
