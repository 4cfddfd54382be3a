using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>Finds an accession that an archive owns in what it says of a record.</summary>
public static class OwnedAccession
{
    /// <summary>The first owned accession as a whole word, and the text it stood in; texts that are one go first. Null where there is none.</summary>
    /// <param name="archive">The archive, with its pattern.</param>
    /// <param name="texts">Identifiers and addresses.</param>
    public static (string Accession, string Source)? In(ArchiveDefinition archive, IReadOnlyList<string> texts)
    {
        if (archive.OwnsAccessions is not { } owns)
        {
            return null;
        }

        // Without backtracking and with word ends by hand: the pattern may be a partner's.
        var pattern = $"(?:^|[^\\w-])(?<accession>{owns})(?:$|[^\\w-])";
        foreach (var text in texts)
        {
            // The static call keeps the compiled pattern from record to record.
            if (Regex.Match(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                return (match.Groups["accession"].Value, text);
            }
        }

        return null;
    }
}
