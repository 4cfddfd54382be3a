using System.Globalization;

using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>Whether the listing can be trusted: everything the archive has, once, and the same tomorrow.</summary>
internal static class ListingChecks
{
    private const string Group = "Listing";

    internal static IEnumerable<Check> All { get; } =
    [
        new("listing-answers", Group, "The listing answers", "Look at the listing's address in a browser; the archive must answer it with 200.",
            seen => Failed(seen, ArchiveFailure.Status, ArchiveFailure.Missing, ArchiveFailure.Other)),
        new("listing-has-records", Group, "An empty listing is never given for a full archive", "Ask the archive for records, or for an error where it has none at hand.",
            seen => Failed(seen, ArchiveFailure.NoRecords)),
        new("listing-ends", Group, "Paging comes to an end", "The last page must have no next, no new records, or an empty token.",
            seen => Verdict.Against(seen.First.IsEndless, string.Create(CultureInfo.InvariantCulture, $"The listing went on after {seen.First.Records.Count} records."))),
        new("pages-advance", Group, "Each page brings other records than the one before", "The paging parameter must be heeded.", PagesAdvance),
        new("total-reached", Group, "There are as many records as the archive says", "The stated total must count what the listing lists.",
            seen => Failed(seen, ArchiveFailure.Incomplete)),
        new("keys-unique", Group, "Each record is listed once", "Keys must be unique in the listing.",
            seen => Verdict.Against(seen.First.Records.GroupBy(record => record.Key).Where(group => group.Count() > 1).Select(group => $"{group.Key} is listed {group.Count()} times."))),
        new("keys-stable", Group, "A record keeps its key", "Keys must be the same at every listing, for as long as the record lives.",
            seen => Twice(seen, (first, second) => first.Except(second).Take(3).Concat(second.Except(first).Take(3)) is var odd && first.Except(second).Any() && second.Except(first).Any()
                ? odd.Select(key => $"{key} is in one of two listings only.")
                : [])),
        new("listing-repeats", Group, "Two listings name the same records", "The listing must be complete every time; a record that is left out counts as deleted.",
            seen => Twice(seen, (first, second) => first.Except(second).Concat(second.Except(first)).Select(key => $"{key} is in one of two listings only."))),
        new("marks-present", Group, "The listing says when a record changed", "A date or version in the listing saves the archive a request for every record, every night.",
            seen => Reached(seen, Verdict.Against(seen.First.Records.Where(record => record.ChangeMark is null).Select(record => $"{record.Key} has no change mark.")))),
        new("marks-stable", Group, "Change marks change only with the record", "The mark must not be the time of the question.",
            seen => seen.Second is not { IsWhole: true } second ? Verdict.NotReached : Verdict.Against(
                from record in seen.First.Records.DistinctBy(record => record.Key)
                join again in second.Records.DistinctBy(record => record.Key) on record.Key equals again.Key
                where record.ChangeMark != again.ChangeMark
                select $"{record.Key}: '{record.ChangeMark}', then '{again.ChangeMark}'.")),
    ];

    private static Verdict Failed(Examination seen, params IReadOnlyList<ArchiveFailure> kinds) => seen.First.Failure is { } failure
        ? kinds.Contains(failure.Failure) ? Verdict.Against(true, failure.Message) : Verdict.NotReached
        : seen.Second?.Failure is { } later && kinds.Contains(later.Failure) ? Verdict.Against(true, later.Message) : Verdict.Passed;

    private static Verdict Reached(Examination seen, Verdict verdict) => seen.First.Records.Count == 0 ? Verdict.NotReached : verdict;

    private static Verdict PagesAdvance(Examination seen)
    {
        var pages = seen.First.Exchanges.Where(exchange => exchange.Answer is { Content.Length: > 0 }).ToList();
        return Verdict.Against(
            from pair in pages.Zip(pages.Skip(1))
            where pair.First.Address != pair.Second.Address && pair.First.Answer!.Content.Sha256 == pair.Second.Answer!.Content.Sha256
            select $"{pair.Second.Address} gives the same as {pair.First.Address}.");
    }

    private static Verdict Twice(Examination seen, Func<IReadOnlyCollection<string>, IReadOnlyCollection<string>, IEnumerable<string>> compare) =>
        seen.Second is not { IsWhole: true } second || !seen.First.IsWhole
            ? Verdict.NotReached
            : Verdict.Against(compare(seen.First.Records.Select(record => record.Key).ToHashSet(), second.Records.Select(record => record.Key).ToHashSet()));
}
