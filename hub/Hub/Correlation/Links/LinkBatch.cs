using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>Links being changed for several datasets at once: what was read, and what becomes of it.</summary>
/// <param name="links">The links.</param>
/// <param name="linked">The datasets that have any.</param>
/// <param name="now">The date of what is said for the first time.</param>
internal sealed class LinkBatch(ILinks links, IReadOnlySet<string> linked, DateTimeOffset now)
{
    private readonly Dictionary<string, (Link? Before, long Revision, Link Now)> known = new(StringComparer.Ordinal);

    /// <summary>The links that are to be written or removed.</summary>
    public IReadOnlyList<LinkChange> Changes =>
    [
        .. known.Values.Where(each => Differs(each.Before, each.Now)).Select(each => new LinkChange(each.Now, each.Revision, Remove: IsEmpty(each.Now))),
    ];

    /// <summary>
    /// Puts what a record says now in the place of what it said before. What others say of the same links, and a
    /// curator's word against them, stays; an assertion made again keeps its date.
    /// </summary>
    /// <param name="accession">The record.</param>
    /// <param name="said">What it says now, and what rules make of it and another record together.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReplaceAsync(string accession, IReadOnlyCollection<Link> said, CancellationToken cancellationToken)
    {
        var wanted = said.GroupBy(link => link.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var kept = linked.Contains(accession) ? links.ReadOfAsync(accession, cancellationToken) : AsyncEnumerable.Empty<Stored<Link>>();
        await foreach (var link in kept.WithCancellation(cancellationToken))
        {
            known.TryAdd(link.Value.Id, (link.Value, link.Revision, link.Value));
        }

        foreach (var id in known.Where(each => each.Value.Now.From == accession || each.Value.Now.To == accession).Select(each => each.Key).Union(wanted.Keys).ToList())
        {
            if (!known.TryGetValue(id, out var entry))
            {
                // What is kept of this record was read above.
                entry = (null, 0, wanted[id] with { Assertions = [] });
            }

            known[id] = entry with { Now = Merged(entry.Now, accession, wanted.GetValueOrDefault(id)?.Assertions ?? []) };
        }
    }

    private Link Merged(Link link, string accession, IReadOnlyList<LinkAssertion> said)
    {
        var kept = link.Assertions.Where(assertion => !IsOf(assertion, accession)).ToList();
        var again = said.Where(assertion => !kept.Exists(other => other.By == assertion.By && other.Record == assertion.Record)).Select(assertion => assertion with
        {
            At = link.Assertions.FirstOrDefault(old => old.By == assertion.By && old.Record == assertion.Record)?.At ?? now,
        });
        return link with { Assertions = [.. kept.Concat(again).OrderBy(assertion => assertion.At).ThenBy(assertion => assertion.Record, StringComparer.Ordinal)] };
    }

    // Rules that compare two records are tried again whenever one of the two changes.
    private static bool IsOf(LinkAssertion assertion, string accession) =>
        assertion.Record == accession || (assertion.Record is null && assertion.By.Kind == AsserterKind.Rule);

    private static bool IsEmpty(Link link) => link.Assertions.Count == 0 && link.Rejection is null;

    private static bool Differs(Link? before, Link now) =>
        before is null ? !IsEmpty(now) : IsEmpty(now) || !before.Assertions.SequenceEqual(now.Assertions);
}
