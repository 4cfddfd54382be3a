using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Deposition.Drafts;

/// <summary>The accessions that the form gives to sections: <c>Author-3</c>. A block has its key before it is saved, so that saving it twice makes one section.</summary>
public static partial class BlockKeys
{
    /// <summary>A key that no section has; it is used from now on.</summary>
    /// <param name="type">The section's type.</param>
    /// <param name="used">The accessions that are taken; takes the new one.</param>
    public static string Next(string type, HashSet<string> used)
    {
        var word = string.Concat(type.Where(char.IsAsciiLetterOrDigit));
        for (var number = 1; ; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{word}-{number}");
            if (used.Add(key))
            {
                return key;
            }
        }
    }

    /// <summary>Whether a key came from here.</summary>
    /// <param name="key">From the page.</param>
    public static bool IsKey(string key) => Shape().IsMatch(key);

    [GeneratedRegex("^[A-Za-z0-9]{1,60}-[1-9][0-9]{0,6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
