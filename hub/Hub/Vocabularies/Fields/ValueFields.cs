using System.Globalization;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Dates, sizes, counts and identifiers of a record, each with its trace or the reason why it was refused.</summary>
internal static class ValueFields
{
    public static DateOnly? Date(StatedText? stated, string field, DateOnly today, Findings findings)
    {
        if (stated is null || string.IsNullOrWhiteSpace(stated.Text))
        {
            return null;
        }

        var reading = DateSpelling.Read(stated.Text, today);
        var value = reading.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Trace(stated, field, value, reading, findings);
        if (reading.Refused is { } why)
        {
            findings.Warn("date-unreadable", $"{field} '{Findings.Shorten(stated.Text)}' is left out: {why}.", stated.Where ?? field);
        }

        return reading.Value;
    }

    public static (long? Bytes, bool IsApproximate) Size(StatedText? stated, Findings findings)
    {
        const string Field = nameof(Dataset.SizeBytes);
        if (stated is null || string.IsNullOrWhiteSpace(stated.Text))
        {
            return (null, false);
        }

        var reading = SizeSpelling.Read(stated.Text);
        Trace(stated, Field, reading.Value?.Bytes.ToString(CultureInfo.InvariantCulture), reading, findings);
        if (reading.Refused is { } why)
        {
            findings.Warn("size-unreadable", $"The size '{Findings.Shorten(stated.Text)}' is left out: {why}.", stated.Where ?? Field);
        }

        return (reading.Value?.Bytes, reading.Value?.IsApproximate ?? false);
    }

    public static long? Count(long? stated, string field, Findings findings)
    {
        if (stated is not < 0)
        {
            return stated;
        }

        findings.Traced(new Change(field, stated.Value.ToString(CultureInfo.InvariantCulture), "", "count.refused"));
        findings.Warn("count-negative", $"{field} {stated} is left out: a number of things is not negative.", field);
        return null;
    }

    public static string? Identifier(string? stated, string field, Func<string, Reading<string?>> read, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return null;
        }

        var reading = read(stated);
        Trace(new StatedText(stated), field, reading.Value, reading, findings);
        if (reading.Refused is { } why)
        {
            findings.Warn("identifier-refused", $"'{Findings.Shorten(stated)}' is left out: {why}. Ask the archive to correct it.", field);
        }

        return reading.Value;
    }

    private static void Trace<T>(StatedText stated, string field, string? value, Reading<T> reading, Findings findings)
    {
        if (value == stated.Text)
        {
            return;
        }

        findings.Traced(new Change(field, stated.Text, value ?? "", reading.Rule) { Where = stated.Where, Certainty = reading.Certainty });
    }
}
