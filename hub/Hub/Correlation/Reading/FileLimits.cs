namespace Hub.Correlation;

/// <summary>What a file of a transformation may hold at most; beyond it is refused before it costs memory or time.</summary>
public static class FileLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Levels of nesting in JSON and XML.</summary>
    public const int Depth = 64;

    /// <summary>Items of a list: landmarks, transformations, sections.</summary>
    public const int Items = 20_000;

    /// <summary>Lines of a text file.</summary>
    public const int Lines = 100_000;

    /// <summary>Numbers in the arrays beside one file: fields, and the places of their samples.</summary>
    public const int Samples = 4_000_000;

    /// <summary>Landmarks of all splines that one file or question states; solving a spline costs the cube of its landmarks.</summary>
    public const int SplineLandmarks = 2_000;

    /// <summary>Files that one file leads to by its initial transformations.</summary>
    public const int Companions = 16;

    /// <summary>Characters of a name taken from a file; the rest is cut.</summary>
    public const int Name = 500;

    /// <summary>A name as it is kept: without control characters, not longer than may be.</summary>
    internal static string Clean(string name)
    {
        var kept = name.Any(char.IsControl) ? string.Concat(name.Where(letter => !char.IsControl(letter))) : name;
        return kept.Length <= Name ? kept : kept[..Name];
    }
}
