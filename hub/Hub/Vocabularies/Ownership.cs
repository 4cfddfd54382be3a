using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Which archive owns an accession, by the patterns of <see cref="ArchiveDefinition.OwnsAccessions"/>.</summary>
internal sealed class Ownership
{
    private readonly FromArchives<IReadOnlyList<(string Archive, Regex Accessions)>> owners;

    public Ownership(IEnumerable<ArchiveDefinition> archives)
    {
        owners = new FromArchives<IReadOnlyList<(string, Regex)>>(archives, each => [.. each.Where(archive => archive.OwnsAccessions is not null).Select(archive => (archive.Id, Anchored(archive)))]);
        // A pattern that is none is told at the start, not at the first record.
        _ = owners.Value;
    }

    /// <summary>The id of the owning archive; null where the accession fits none.</summary>
    public string? OwnerOf(string accession) => owners.Value.FirstOrDefault(owner => owner.Accessions.IsMatch(accession)).Archive;

    private static Regex Anchored(ArchiveDefinition archive)
    {
        try
        {
            return new Regex($"^(?:{archive.OwnsAccessions})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException)
        {
            throw new ArchiveException($"ownsAccessions '{archive.OwnsAccessions}' in {archive.DefinedIn} is no regular expression without look-around and back-references; correct it.", cause);
        }
    }
}
