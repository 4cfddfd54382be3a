using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>Follows the links that an archive's records state, and tells which lead nowhere or are not returned.</summary>
/// <param name="links">The links.</param>
/// <param name="datasets">What they lead to.</param>
/// <param name="time">Tells what is released.</param>
public sealed class LinkAudit(ILinks links, IDatasets datasets, TimeProvider time)
{
    /// <summary>The findings of one archive, by link.</summary>
    /// <param name="archive">The archive whose records state the links.</param>
    /// <param name="archives">All archives of the hub, with the accessions each owns.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<LinkFinding> FindAsync(ArchiveDefinition archive, IReadOnlyList<ArchiveDefinition> archives, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var owners = archives.Where(each => each.OwnsAccessions is not null).ToDictionary(each => each, each => new Regex($"^(?:{each.OwnsAccessions})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        await foreach (var stored in links.ReadAsync("", cancellationToken))
        {
            var link = stored.Value;
            foreach (var assertion in link.State == LinkState.Standing ? link.Assertions.Where(each => each.Record is not null) : [])
            {
                if (await datasets.FindAsync(assertion.Record!, cancellationToken) is { } record && record.Dataset.Archive == archive.Id)
                {
                    var target = link.OtherThan(assertion.Record!);
                    var returned = await ReturnedAsync(assertion.Record!, target, cancellationToken);
                    var owner = owners.FirstOrDefault(each => each.Value.IsMatch(target)).Key;
                    if (Judge(link, assertion, target, await datasets.FindAsync(target, cancellationToken), owner, returned) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    // The target may name the record by another relation: that it is named at all is what a reader needs.
    private async Task<bool> ReturnedAsync(string record, string target, CancellationToken cancellationToken) =>
        await links.ReadOfAsync(record, cancellationToken).AnyAsync(link => link.Value.OtherThan(record) == target && link.Value.Assertions.Any(each => each.Record == target), cancellationToken);

    private LinkFinding? Judge(Link link, LinkAssertion assertion, string target, StoredDataset? found, ArchiveDefinition? owner, bool returned)
    {
        var record = assertion.Record!;
        return found switch
        {
            null => owner is null ? null : Finding(FindingKind.TargetMissing, $"{record} names {target}, which {owner.Name} does not have; ask its curators, or correct {record}."),
            { IsDeleted: true } => Finding(FindingKind.TargetGone, $"{target} was in its archive until {found.DeletedAt:yyyy-MM-dd} and is gone; {record} still names it."),
            _ when found.Dataset.ReleaseDate > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) =>
                Finding(FindingKind.TargetEmbargoed, $"{target} is not released before {found.Dataset.ReleaseDate:yyyy-MM-dd}; the link leads nowhere until then."),
            _ when assertion.Named is { } named && Accessions.IsOfImages(named) && !named.StartsWith("10.", StringComparison.Ordinal) =>
                Finding(FindingKind.TargetMoved, $"{record} names {named}, which is {target} now; correct {record}."),
            _ when !returned =>
                Finding(FindingKind.NotReturned, $"{target} says nothing of {record}; its archive may add that {target} {link.SeenFrom(target).Words()} {record}."),
            _ => null,
        };

        LinkFinding Finding(FindingKind kind, string reason) => new(link, record, target, kind, FormattableString.Invariant($"{reason}"));
    }
}
