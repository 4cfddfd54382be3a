using System.Text;

namespace Hub.Vocabularies;

/// <summary>The form in which two spellings of a name are equal: letters and digits only, lower-case and narrow.</summary>
internal static class NameKey
{
    /// <summary>The key of a name: <c>Bright-Field Microscopes</c> and <c>brightfield microscopy</c> have the same.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var character in WidthFolding.Fold(name))
        {
            if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        return key.Replace("microscopes", "microscopy").Replace("microscope", "microscopy").Replace("disc", "disk").ToString();
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
