using System.Globalization;

using Hub.Deposition.PageTab;

namespace Hub.Deposition.Checks;

/// <summary>The JSON path of every part of a submission, as the importer will see it, and where each part was read.</summary>
internal sealed class Located
{
    private readonly Dictionary<object, string> paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    public Located(Submission submission)
    {
        paths[submission] = "$";
        Attributes("$", submission.Attributes);
        Section("$.section", submission.Section);
    }

    /// <summary>The path of a part; the whole document's where it is none.</summary>
    public string PathOf(object part) => paths.GetValueOrDefault(part, "$");

    /// <summary>Where the part of a path, or the nearest around it, was read; null for what was made here.</summary>
    public Place? PlaceOf(string? path)
    {
        for (var at = path; !string.IsNullOrEmpty(at); at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (places.TryGetValue(at, out var place))
            {
                return place;
            }
        }

        return null;
    }

    private void Section(string path, Section section)
    {
        Add(path, section, section.Place);
        Attributes(path, section.Attributes);
        Each(path + ".subsections", TableRuns.Of(section.Subsections, each => each.InTable, (one, next) => one.Is(next.Type)), Section);
        Each(path + ".files", TableRuns.Of(section.Files, each => each.InTable, (_, _) => true), (at, file) =>
        {
            Add(at, file, file.Place);
            Attributes(at, file.Attributes);
        });
        Each(path + ".links", TableRuns.Of(section.Links, each => each.InTable, (_, _) => true), (at, link) =>
        {
            Add(at, link, link.Place);
            Add(at + ".url", link.Url, link.Place);
            Attributes(at, link.Attributes);
        });
    }

    private void Attributes(string owner, IReadOnlyList<PageTabAttribute> attributes)
    {
        for (var at = 0; at < attributes.Count; at++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{owner}.attributes[{at}]"), attributes[at], attributes[at].Place);
        }
    }

    private void Add(string path, object part, Place? place)
    {
        paths[part] = path;
        if (place is { } known)
        {
            places[path] = known;
        }
    }

    private static void Each<T>(string list, IReadOnlyList<TableRun<T>> runs, Action<string, T> read)
    {
        for (var at = 0; at < runs.Count; at++)
        {
            for (var row = 0; row < runs[at].Items.Count; row++)
            {
                var inTable = runs[at].IsTable ? string.Create(CultureInfo.InvariantCulture, $"[{row}]") : "";
                read(string.Create(CultureInfo.InvariantCulture, $"{list}[{at}]{inTable}"), runs[at].Items[row]);
            }
        }
    }
}
