namespace Hub.Connectors.Idr.Sources;

/// <summary>The names of a payload's parts.</summary>
internal static class PartNames
{
    public const string Containers = "containers.json";
    public const string Annotations = "annotations.json";
    public const string StudyFile = "study.txt";
    public const string Sizes = "sizes.tsv";
    public const string Downloads = "downloads.tsv";

    private const string TableFolder = "annotation/";
    private const string ConfigFolder = "bulkmap/";

    /// <summary>The image-level table of a component: <c>annotation/screenA.csv</c>, further ones <c>annotation/screenA.2.csv</c>.</summary>
    public static string Table(string component, int index) =>
        index == 0 ? $"{TableFolder}{component}.csv" : FormattableString.Invariant($"{TableFolder}{component}.{index + 1}.csv");

    /// <summary>The bulkmap configuration of a component: <c>bulkmap/screenA.yml</c>.</summary>
    public static string Config(string component) => $"{ConfigFolder}{component}.yml";

    /// <summary><c>screenA</c> of a table's part name; null for other parts.</summary>
    public static string? TableComponent(string part)
    {
        if (!part.StartsWith(TableFolder, StringComparison.Ordinal) || !part.EndsWith(".csv", StringComparison.Ordinal))
        {
            return null;
        }

        var name = part[TableFolder.Length..^4];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }
}
