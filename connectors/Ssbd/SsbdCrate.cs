using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>SSBD's crates: the GIDE profile with SSBD's own habits.</summary>
internal static partial class SsbdCrate
{
    private const int DatabaseRank = 100;
    private const int RepositoryRank = 90;

    /// <summary>Reads a crate of either folder.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Part(SsbdKeys.CratePart) is not { } part)
        {
            return StatedRecords.Unreadable("crate-missing", $"The payload {payload.Key} has no part {SsbdKeys.CratePart}; fetch the record again.");
        }

        if (Crate.Read(await part.ReadTextAsync(cancellationToken), out var unreadable) is not { } crate)
        {
            return new StatedRecords([], [unreadable!]);
        }

        if (crate.Root is not { } root)
        {
            return StatedRecords.Unreadable("no-study", "The crate describes no data set; ask SSBD to publish it again.", "@graph");
        }

        return State(root, payload.Key);
    }

    private static StatedRecords State(CrateEntity root, string key)
    {
        // The file's name holds the identifier too: it helps a crate that has none.
        var name = key[(key.LastIndexOf('/') + 1)..];
        var stated = root.Texts("identifier").FirstOrDefault(identifier => SsbdNumber.Of(identifier) is not null);
        var identifier = stated ?? name;
        if (SsbdNumber.Of(identifier) is not { } number)
        {
            return StatedRecords.Unreadable("accession-missing", $"Neither the crate's identifier nor its name '{name}' holds a number of SSBD; ask SSBD to add the identifier.", "identifier");
        }

        var accession = SsbdNumber.Accession(number);
        var problems = new List<Problem>();
        var title = SsbdTitle.Of(root, identifier, problems);
        var record = CrateRecord.State(root, accession, title.Text, problems);
        return new StatedRecords(
            [
                record with
                {
                    Aliases = identifier == accession ? [] : [identifier],
                    Rank = key.StartsWith(SsbdKeys.Repository, StringComparison.Ordinal) ? RepositoryRank : DatabaseRank,
                    Description = Tells(record.Description, identifier) ? record.Description : null,
                    Keywords = [.. record.Keywords.Select(keyword => Major().Replace(keyword, "")).Distinct(StringComparer.OrdinalIgnoreCase)],
                    Attributes = [.. record.Attributes, .. Pointer(record.Description)],
                    Trace = [.. title.Trace, .. stated is null ? [Derived(name, accession)] : Array.Empty<TraceEntry>()],
                },
            ],
            problems);
    }

    // Half of the crates repeat the identifier here, or say no more than where to read on: the twin's description is better.
    private static bool Tells(string? description, string identifier) =>
        description is not null && description != identifier && SsbdNumber.Of(description) is null && !IsPointer(description);

    private static bool IsPointer(string description) => description.StartsWith("See detail", StringComparison.OrdinalIgnoreCase) && description.Length < 300;

    private static IEnumerable<KeyValue> Pointer(string? description) =>
        description is not null && IsPointer(description) ? [new KeyValue("Described in", SeeDetailsIn().Replace(description, ""))] : [];

    private static TraceEntry Derived(string name, string accession) => new()
    {
        Field = "Accession",
        Source = name,
        Value = accession,
        Rule = "ssbd.accession-from-file-name",
        Certainty = Certainty.Derived,
    };

    // MeSH marks a paper's main headings.
    [GeneratedRegex("\\s?\\[major\\]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Major();

    [GeneratedRegex("^See details? in\\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex SeeDetailsIn();
}
