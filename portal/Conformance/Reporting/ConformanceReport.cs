using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Portal.Conformance;

/// <summary>What an examination came to.</summary>
public sealed record ConformanceReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The archive's id.</summary>
    public required string Archive { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was examined.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many records its listing had.</summary>
    public required int Listed { get; init; }

    /// <summary>How many were fetched and read.</summary>
    public required int Sampled { get; init; }

    /// <summary>The checks.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>How many promises are kept.</summary>
    public int Passed => Count(Outcome.Passed);

    /// <summary>How many are broken.</summary>
    public int Failed => Count(Outcome.Failed);

    /// <summary>How many could not be told because of others.</summary>
    public int NotReached => Count(Outcome.NotReached);

    /// <summary>Whether no promise is broken and all could be told.</summary>
    public bool Conforms => Failed == 0 && NotReached == 0;

    /// <summary>Judges what was seen.</summary>
    /// <param name="seen">The examination.</param>
    public static ConformanceReport Of(Examination seen) => new()
    {
        Archive = seen.Archive.Id,
        Name = seen.Archive.Name,
        At = seen.At,
        Listed = seen.First.Records.Count,
        Sampled = seen.Samples.Count,
        Checks = [.. AllChecks.List.Select(check => Result(check, check.Judge(seen)))],
    };

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    private static CheckResult Result(Check check, Verdict verdict) =>
        new(check.Id, check.Group, check.Title, verdict.Outcome, verdict.Evidence, verdict.Outcome == Outcome.Failed ? check.Advice : null);

    private int Count(Outcome outcome) => Checks.Count(check => check.Outcome == outcome);
}
