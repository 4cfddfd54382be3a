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
        var pattern = new Regex($"(?:^|[^\\w-])(?<accession>{owns})(?:$|[^\\w-])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        foreach (var text in texts)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return (match.Groups["accession"].Value, text);
            }
        }

        return null;
    }
}
