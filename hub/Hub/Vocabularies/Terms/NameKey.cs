namespace Hub.Vocabularies;

/// <summary>The form in which two spellings of a name are equal: letters and digits only, lower-case and narrow.</summary>
internal static class NameKey
{
    private const int MostOnStack = 512;

    /// <summary>The key of a name: <c>Bright-Field Microscopes</c> and <c>brightfield microscopy</c> have the same.</summary>
    public static string Of(string name)
    {
        var folded = WidthFolding.Fold(name);
        var letters = folded.Length <= MostOnStack ? stackalloc char[folded.Length] : new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
            {
                letters[length++] = char.ToLowerInvariant(character);
            }
        }

        return letters[..length].ToString()
            .Replace("microscopes", "microscopy", StringComparison.Ordinal).Replace("microscope", "microscopy", StringComparison.Ordinal).Replace("disc", "disk", StringComparison.Ordinal);
    }

    /// <summary>The name without a bracket at its end, or null where it has none: <c>SEM (SBFSEM)</c> gives <c>SEM</c> and <c>SBFSEM</c>.</summary>
    public static (string Before, string Inside)? Bracketed(string name)
    {
        var open = name.LastIndexOf('(');
        return open > 0 && name.EndsWith(')') && open < name.Length - 2
            ? (name[..open].Trim(), name[(open + 1)..^1].Trim())
            : null;
    }
}
