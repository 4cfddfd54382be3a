using Hub.Records;

namespace Hub.Correlation;

/// <summary>The links that follow from one record, its targets resolved to the datasets that go by their names.</summary>
/// <param name="subjects">What is known of all datasets.</param>
/// <param name="taken">Which of the targets some dataset goes by, in lower case.</param>
/// <param name="shared">Which of the papers several datasets name.</param>
/// <param name="time">The clock.</param>
internal sealed class SaidLinks(LinkSubjects subjects, IReadOnlySet<string> taken, IReadOnlySet<string> shared, TimeProvider time)
{
    /// <summary>Prepares to read some records: asks at once which of what they name is known.</summary>
    public static async Task<SaidLinks> OfAsync(
        LinkSubjects subjects, IReadOnlyCollection<Dataset> records, Func<Dataset, IReadOnlyList<Statement>> statements, TimeProvider time, CancellationToken cancellationToken) => new(
        subjects,
        await subjects.TakenAsync(records.SelectMany(statements).Select(statement => statement.Target), cancellationToken),
        await subjects.SharedPapersAsync(records, cancellationToken),
        time);

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
            var known = taken.Contains(LinkSubject.NameOf(statement.Target)) ? await subjects.ResolveAsync(statement.Target, cancellationToken) : null;
            if (known != dataset.Accession && (known is not null || Accessions.Of(statement.Target) is not null))
            {
                said.Add(Of(dataset, statement, known ?? statement.Target));
            }
        }

        foreach (var (other, paper) in await subjects.SharingPapersAsync(dataset, shared, cancellationToken))
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
