using System.Globalization;

namespace Hub.Deposition.PageTab;

/// <summary>
/// Brings a document into what tab-separated page-tab can say: a section that holds others has an accession of its own,
/// and what no columns can give back as it was is written in single blocks. Nothing else changes.
/// </summary>
internal static class TsvShape
{
    /// <summary>The document in that shape.</summary>
    public static Submission Of(Submission submission)
    {
        var taken = submission.Section.WithDescendants().Select(section => section.Accno).OfType<string>()
            .CountBy(accno => accno, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return submission with { Section = Shaped(submission.Section, taken, isStudy: true) };
    }

    private static Section Shaped(Section section, Dictionary<string, int> taken, bool isStudy)
    {
        var needsName = !isStudy && section.Subsections.Count > 0 && !(section.Accno is { } own && taken[own] == 1 && own.IndexOfAny(['[', ']']) < 0);
        return section with
        {
            Accno = needsName ? Fresh(section, taken) : section.Accno,
            Subsections = Tables(
                [.. section.Subsections.Select(inner => Shaped(inner, taken, isStudy: false))],
                inner => inner.InTable,
                (one, other) => one.Is(other.Type),
                run => run.All(IsRow) && run.All(row => row.Type == run[0].Type) && TsvTable.Of([.. run.Select(row => row.Attributes)]) is not null,
                (inner, inTable) => inner with { InTable = inTable }),
            Files = Tables(
                section.Files,
                file => file.InTable,
                (_, _) => true,
                run => TsvTable.Of([.. run.Select(FileFacts.Lowered)]) is not null,
                (file, inTable) => file with { InTable = inTable }),
            Links = Tables(
                section.Links,
                link => link.InTable,
                (_, _) => true,
                run => TsvTable.Of([.. run.Select(row => row.Attributes)]) is not null,
                (link, inTable) => link with { InTable = inTable }),
        };
    }

    // A row of a table holds nothing but attributes, and is not empty.
    private static bool IsRow(Section section) =>
        section.Subsections.Count == 0 && section.Files.Count == 0 && section.Links.Count == 0 && (section.Accno is not null || section.Attributes.Count > 0);

    private static IReadOnlyList<T> Tables<T>(IReadOnlyList<T> items, Func<T, bool> inTable, Func<T, T, bool> sameTable, Func<IReadOnlyList<T>, bool> fits, Func<T, bool, T> marked) =>
        [.. TableRuns.Of(items, inTable, sameTable).SelectMany(run => run.IsTable && !fits(run.Items) ? run.Items.Select(item => marked(item, false)) : run.Items)];

    private static string Fresh(Section section, Dictionary<string, int> taken)
    {
        var number = 1;
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{section.Type}-{number++}");
        }
        while (!taken.TryAdd(name, 1));

        return name;
    }
}
