namespace Hub.Duplicates;

/// <summary>Names of authors as they are compared: family name and first initial.</summary>
internal static class AuthorName
{
    private const int LongestInitials = 3;

    /// <summary><c>yayon n</c> for "Yayon N", "Nadav Yayon" and "Yayon, Nadav"; null for a name of one word.</summary>
    public static string? Of(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            return Key(WorkTitle.Words(name[..comma]), WorkTitle.Words(name[(comma + 1)..]).FirstOrDefault());
        }

        var written = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (written.Length < 2)
        {
            return null;
        }

        var last = written[^1].Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return last.Length <= LongestInitials && last.All(char.IsUpper)
            ? Key(written[..^1].SelectMany(WorkTitle.Words), last.ToLowerInvariant())
            : Key(WorkTitle.Words(written[^1]), WorkTitle.Words(written[0]).FirstOrDefault());
    }

    private static string? Key(IEnumerable<string> family, string? given) => string.Concat(family) is { Length: > 0 } name && given is { Length: > 0 } ? $"{name} {given[0]}" : null;
}
