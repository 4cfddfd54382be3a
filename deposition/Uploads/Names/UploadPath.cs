using System.Buffers;
using System.Collections.Frozen;
using System.Text;

using Hub.Vocabularies;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>A path that every system can keep: relative, with forward slashes, letters and marks put together.</summary>
/// <param name="Path">The path.</param>
/// <param name="Key">What it has in common with every path that a system could take for the same: small letters.</param>
public sealed record UploadPath(string Path, string Key)
{
    private const int MostCharacters = 1000, MostLevels = 50, MostBytesOfName = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    // Windows opens devices of these names, whatever the extension.
    private static readonly FrozenSet<string> Reserved = new[] { "CON", "PRN", "AUX", "NUL" }
        .Concat(Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the path that a client gives.</summary>
    /// <param name="given">As it came; hostile.</param>
    /// <param name="vocabularies">Puts letters and marks together.</param>
    /// <exception cref="UploadRefusedException">No system could keep it safely; the message says why.</exception>
    public static UploadPath Of(string? given, VocabularySet vocabularies)
    {
        if (string.IsNullOrEmpty(given) || given.Length > MostCharacters)
        {
            throw Refused(given ?? "", $"a path has between 1 and {MostCharacters} characters");
        }

        var path = vocabularies.Composed(given);
        var names = path.Split('/');
        if (names.Length > MostLevels)
        {
            throw Refused(path, $"folders lie at most {MostLevels} deep");
        }

        foreach (var name in names)
        {
            if (Wrong(name) is { } why)
            {
                throw Refused(path, why);
            }
        }

        return new UploadPath(path, path.ToLowerInvariant());
    }

    private static string? Wrong(string name)
    {
        if (name.Length == 0)
        {
            return "it begins or ends with a slash, or has two in a row";
        }

        if (name is "." or "..")
        {
            return "it leads out of its folder";
        }

        if (name.Any(letter => char.IsControl(letter) || IsInvisible(letter)) || !IsWhole(name))
        {
            return "it holds characters that cannot be seen";
        }

        if (name.AsSpan().IndexOfAny(Forbidden) is >= 0 and var at)
        {
            return $"the character {name[at]} cannot stand in a file's name on every system";
        }

        if (name[0] == ' ' || name[^1] is ' ' or '.')
        {
            return "a name cannot begin with a space, or end with a space or a full stop, on every system";
        }

        return Reserved.Contains(name.Split('.')[0].TrimEnd())
            ? $"{name} is the name of a device on some systems"
            : Encoding.UTF8.GetByteCount(name) > MostBytesOfName ? $"one of its names has more than {MostBytesOfName} bytes" : null;
    }

    // Zero-width and direction characters make two names look alike, and a program look like a picture.
    private static bool IsInvisible(char letter) =>
        letter is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';

    private static bool IsWhole(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (char.IsHighSurrogate(name[at]) && at + 1 < name.Length && char.IsLowSurrogate(name[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(name[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static UploadRefusedException Refused(string path, string why)
    {
        var shown = string.Concat((path.Length <= 80 ? path : path[..80] + "…").Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) || IsInvisible(letter) ? '\uFFFD' : letter));
        return new UploadRefusedException(StatusCodes.Status400BadRequest, "path-refused", $"'{shown}' cannot be kept: {why}. Rename it and upload it again.");
    }
}
