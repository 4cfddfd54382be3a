using System.Text.Json;

using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>Whether the archive tells truthfully what changed and what went.</summary>
internal static class ChangeChecks
{
    private const string Group = "Changes";

    internal static IEnumerable<Check> All { get; } =
    [
        new("fetch-repeatable", Group, "The same record, asked for twice, says the same", "Leave times, counters and random parts out of records.",
            seen => Verdict.Against(
                from sample in seen.Samples
                where sample is { Stated: not null, StatedAgain: not null } && Stated(sample.Stated) != Stated(sample.StatedAgain)
                select $"{sample.Listed.Key} differs between two fetches.")),
        new("since-nothing-older", Group, "The since-filter leaves out what is older", "The filter must be heeded, or not be declared.",
            seen => Since(seen, (changes, since) => changes.AfterSince.Where(change => change.ChangedAt < since).Select(change => $"{change.Key} changed at {change.ChangedAt:O}, before {since:O}."))),
        new("since-nothing-lost", Group, "The since-filter gives all that changed", "What changed at the time asked for is part of the answer.",
            seen => Since(seen, (changes, since) => changes.All.Where(change => change.ChangedAt >= since).Select(change => change.Key)
                .Except(changes.AfterSince.Select(change => change.Key)).Select(key => $"{key} changed since {since:O}, and is not in the answer."))),
        new("deleted-is-gone", Group, "A withdrawn record is served no more", "Answer 410 (or 404) for records that the listing says are deleted.",
            seen => seen.Changes is not { } changes ? Unknown(seen)
                : changes.All.Any(change => change.IsDeleted) ? Verdict.Against(changes.DeletedButServed.Select(key => $"{key} is deleted, and is served."))
                : Verdict.NotApplicable("The archive lists no deleted record.")),
        new("unknown-is-missing", Group, "There is no answer for a record that is not there", "Answer 404 for keys that do not exist.",
            seen => seen.Changes is not { } changes ? Unknown(seen)
                : changes.UnknownGivesRecord is { } gives ? Verdict.Against(gives, "A key that cannot exist is answered with a record.")
                : Verdict.NotApplicable("Records of this archive are not asked for by key.")),
    ];

    private static string Stated(StatedRecords stated) => JsonSerializer.Serialize(stated);

    private static Verdict Since(Examination seen, Func<ChangesSeen, DateTimeOffset, IEnumerable<string>> cases) =>
        seen.Changes is not { } changes ? Unknown(seen)
        : changes.Since is { } since ? Verdict.Against(cases(changes, since))
        : Verdict.NotApplicable("The archive is not asked for changes since a time.");

    private static Verdict Unknown(Examination seen) =>
        seen.First.IsWhole && seen.Exchanges.All(exchange => exchange.Failure is null) ? Verdict.NotApplicable("Archives of this kind say nothing of it.") : Verdict.NotReached;
}
