using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Idr.Sources;

/// <summary>A screen or a project of IDR's OMERO server. Both count their numbers from 1, so a number alone names neither.</summary>
/// <param name="Type"><c>Screen</c> or <c>Project</c>.</param>
/// <param name="Id">Its number among its type.</param>
/// <param name="Name"><c>idr0001-graml-sysgro/screenA</c>, or <c>idr0022-koedoot-cellmigration</c> for an umbrella without images.</param>
/// <param name="Description">The archive's text, headed sections separated by empty lines.</param>
internal sealed partial record Container(string Type, long Id, string Name, string? Description)
{
    /// <summary>Whether it only gathers components.</summary>
    public bool IsUmbrella => !Name.Contains('/', StringComparison.Ordinal);

    /// <summary>The accession its name begins with, or null.</summary>
    public string? Accession => AccessionOf(Name);

    /// <summary><c>Screen:3</c>.</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{Type}:{Id}");

    /// <summary>The accession a study or component name begins with, or null.</summary>
    public static string? AccessionOf(string name) => NamePattern().Match(name) is { Success: true } match ? match.Groups["accession"].Value : null;

    /// <summary><c>idr0001/screenA</c> of <c>idr0001-graml-sysgro/screenA</c>; null for a name of another form.</summary>
    public static string? ComponentId(string name) => NamePattern().Match(name) is { Success: true } match && match.Groups["part"].Value is { Length: > 0 } part
        ? $"{match.Groups["accession"].Value}/{part}"
        : null;

    /// <summary>A section of the description: the lines below a heading line, up to the next heading.</summary>
    public string? Section(string heading)
    {
        var sections = (Description ?? "").ReplaceLineEndings("\n").Split("\n\n");
        var begin = Array.FindIndex(sections, section => section.StartsWith(heading + "\n", StringComparison.Ordinal));
        if (begin < 0)
        {
            return null;
        }

        var rest = sections.Skip(begin + 1).TakeWhile(section => !Headings().IsMatch(section));
        var text = string.Join("\n\n", rest.Prepend(sections[begin][(heading.Length + 1)..])).Trim();
        return text.Length == 0 ? null : text;
    }

    [GeneratedRegex(@"^(?<accession>idr\d{4,6})-[^/\s]+(?:/(?<part>\S+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(Publication Title|(Study|Screen|Experiment) Description|Version History)\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Headings();
}
