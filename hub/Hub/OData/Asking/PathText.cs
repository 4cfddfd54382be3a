using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.OData;

/// <summary>
/// Rewrites the path of a request into what the URI parser reads: aliases in keys become their values, a part of a dataset gets its whole
/// key (<c>Datasets('X')/Files('a.tif')</c> is <c>Files(Dataset='X',Path='a.tif')</c>), and the place in a list at the end is taken off.
/// </summary>
internal static partial class PathText
{
    private const int MostSteps = 20;

    /// <summary>The path for the URI parser, and the place in a list that ended it.</summary>
    /// <param name="path">The path below the service's root, as it stands in the address.</param>
    /// <param name="options">The query options, for the aliases.</param>
    public static (string Path, int? Place) Rewrite(string path, QueryOptions options)
    {
        string[] steps = path.Split('/');
        if (steps.Length > MostSteps) throw new ODataRefusedException(400, "limit-depth", $"At most {MostSteps} steps of a path (limit-depth) are followed.");
        for (int i = 0; i < steps.Length; i++)
            if (steps[i].Contains("(@", StringComparison.Ordinal) || steps[i].Contains("=@", StringComparison.Ordinal)) steps[i] = Aliases().Replace(steps[i], match => match.Groups["before"].Value + Alias(match.Groups["name"].Value, options));
        int? place = steps.Length > 2 && int.TryParse(steps[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
        return (string.Join('/', Keyed(place is null ? steps : steps[..^1])), place);
    }

    private static List<string> Keyed(string[] steps)
    {
        var whole = new List<string>(steps.Length);
        foreach (string step in steps)
        {
            var part = Key().Match(step);
            var owner = whole.Count > 0 ? Key().Match(whole[^1]) : Match.Empty;
            var shape = EntityShapes.All.FirstOrDefault(each => each.SetName == part.Groups["set"].Value && each.Key.Count == 2);
            if (!part.Success || !owner.Success || owner.Groups["set"].Value != EntityShapes.Datasets.SetName || shape is null)
            {
                whole.Add(step);
                continue;
            }
            string first = owner.Groups["key"].Value, second = part.Groups["key"].Value;
            if (second.Contains(shape.Key[0] + "=", StringComparison.Ordinal)) whole[^1] = step;
            else whole[^1] = $"{shape.SetName}({shape.Key[0]}={Value(first)},{(second.StartsWith(shape.Key[1] + "=", StringComparison.Ordinal) ? second : $"{shape.Key[1]}={second}")})";
        }
        return whole;
    }

    private static string Value(string key) => key.StartsWith("Accession=", StringComparison.Ordinal) ? key["Accession=".Length..] : key;

    private static string Alias(string name, QueryOptions options) => options.All.GetValueOrDefault(name) is { Length: > 0 } value
        ? Uri.EscapeDataString(value)
        : throw new ODataRefusedException(400, "alias-unknown", $"The path names the alias {name}, which the query does not set. Add {name}='…' to the query.");

    [GeneratedRegex(@"(?<before>[(=])(?<name>@[A-Za-z_]\w*)(?=[,)])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Aliases();

    [GeneratedRegex(@"^(?<set>[A-Za-z]+)\((?<key>.+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Key();
}
