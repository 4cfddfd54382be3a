using System.Globalization;

using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Portal.Conformance;

/// <summary>Whether records say what people search by, in words that are understood.</summary>
internal static class ValueChecks
{
    private const string Group = "Values";
    private const double MostMissing = 0.5;
    private const double LeastKnown = 0.8;

    internal static IEnumerable<Check> All { get; } =
    [
        new("licence-present", Group, "Every record states its licence", "State a licence in each record, or one for all as policyLicence.",
            seen => Each(seen, (record, stated) => stated.Licence is null && record.Dataset?.Licence is null ? "states no licence" : null)),
        new("licence-known", Group, "Licences are known", "Use an SPDX id or the licence's address.",
            seen => Each(seen, (record, stated) => stated.Licence is { } licence && record.Dataset is { Licence: null } ? $"'{licence.Label ?? licence.Id}' is no known licence" : null)),
        new("date-present", Group, "Every record says when it became public", "State the day of release.",
            seen => Each(seen, (_, stated) => stated.ReleaseDate is null ? "has no release date" : null)),
        new("date-readable", Group, "Dates can be read", "Write dates as 2026-11-21.",
            seen => RecordChecks.Problems(seen, "date-unreadable")),
        new("dates-past", Group, "Nothing changed in the future", "Look at the archive's clock and time zone.",
            seen => Verdict.Against(
                (from record in seen.First.Records
                 let time = DateTimeOffset.TryParse(record.ChangeMark, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var mark) ? mark : (DateTimeOffset?)null
                 where time > seen.At.AddDays(2)
                 select $"{record.Key} changed at {record.ChangeMark}.")
                .Concat(from sample in seen.Read from record in sample.Canonical where record.Dataset?.UpdateDate > DateOnly.FromDateTime(seen.At.AddDays(2).UtcDateTime) select $"{record.Accession} was updated on {record.Dataset!.UpdateDate:O}."))),
        new("authors-present", Group, "Most records name their authors", "Map the authors: people search by them.",
            seen => Share(seen, record => record.Dataset?.Authors.Count > 0, "name no author")),
        new("organisms-known", Group, "Organisms are known", "Use scientific names or NCBI Taxonomy ids.",
            seen => Known(seen, stated => stated.Organisms, record => record.Dataset?.Organisms.Count(organism => organism.TaxonId is not null) ?? 0)),
        new("methods-known", Group, "Imaging methods are known", "Use FBbi terms or their usual names.",
            seen => Known(seen, stated => stated.ImagingMethods, record => record.Dataset?.ImagingMethods.Count(method => method.Id is not null) ?? 0)),
        new("sizes-readable", Group, "Sizes and counts can be read", "Give bytes, or a number with a unit.",
            seen => RecordChecks.Problems(seen, "size-unreadable", "count-unreadable", "count-negative")),
    ];

    private static Verdict Each(Examination seen, Func<CanonicalRecord, StatedRecord, string?> wrong) => !seen.Read.Any()
        ? Verdict.NotReached
        : Verdict.Against(
            from sample in seen.Read
            from pair in sample.Canonical.Zip(sample.Stated!.Records)
            let what = wrong(pair.First, pair.Second)
            where what is not null
            select $"{pair.First.Accession} {what}.");

    private static Verdict Share(Examination seen, Func<CanonicalRecord, bool> has, string lacks)
    {
        var records = seen.Read.SelectMany(sample => sample.Canonical).ToList();
        var missing = records.Count(record => !has(record));
        return records.Count == 0 ? Verdict.NotReached : Verdict.Against(missing > MostMissing * records.Count, $"{missing} of {records.Count} records {lacks}.");
    }

    private static Verdict Known(Examination seen, Func<StatedRecord, IReadOnlyList<StatedTerm>> stated, Func<CanonicalRecord, int> known)
    {
        if (!seen.Read.Any())
        {
            return Verdict.NotReached;
        }

        var terms = seen.Read.SelectMany(sample => sample.Stated!.Records).SelectMany(stated).ToList();
        var found = seen.Read.SelectMany(sample => sample.Canonical).Sum(known);
        var unknown = string.Join(", ", terms.Select(term => term.Label ?? term.Id).Distinct().Take(5));
        return terms.Count == 0 ? Verdict.NotApplicable("The records state none.") : Verdict.Against(found < LeastKnown * terms.Count, $"{terms.Count - found} of {terms.Count} are not known, among {unknown}.");
    }
}
