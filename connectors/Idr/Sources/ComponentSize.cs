using System.Globalization;

using Hub.Records;

namespace Hub.Connectors.Idr.Sources;

/// <summary>A component's row of <c>studies.tsv</c>, the archive's own count of what it holds.</summary>
internal sealed record ComponentSize
{
    /// <summary><c>idr0001-graml-sysgro</c>.</summary>
    public required string Study { get; init; }

    /// <summary><c>screenA</c>.</summary>
    public required string Container { get; init; }

    /// <summary>Bytes of its files.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its files.</summary>
    public long? Files { get; init; }

    /// <summary>Its 5D images.</summary>
    public long? Images { get; init; }

    /// <summary>What else the row says, by its headings.</summary>
    public IReadOnlyList<KeyValue> Attributes { get; init; } = [];

    /// <summary>The component's id, <c>idr0001/screenA</c>; null where the study's name is of another form.</summary>
    public string? ComponentId => Sources.Container.ComponentId($"{Study}/{Container}");

    /// <summary>Reads the rows of one study.</summary>
    /// <param name="text">The part <c>sizes.tsv</c>.</param>
    /// <param name="problems">Gets what is not a number.</param>
    public static IReadOnlyList<ComponentSize> Read(string text, List<Problem> problems)
    {
        var table = TabbedTable.Parse(text);
        return [.. table.Rows.Select(row => Of(table, row, problems))];
    }

    private static ComponentSize Of(TabbedTable table, string row, List<Problem> problems)
    {
        return new ComponentSize
        {
            Study = table.Cell(row, "Study"),
            Container = table.Cell(row, "Container"),
            Bytes = Number("Size"),
            Files = Number("# of Files"),
            Images = Number("5D Images"),
            Attributes = [.. Pairs("Sets", "Wells", "Acquisitions", "Planes", "Avg. Image Dim (XYZCT)", "Introduced")],
        };

        long? Number(string heading)
        {
            var cell = table.Cell(row, heading).Replace(",", "", StringComparison.Ordinal);
            if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            problems.Add(new Problem(ProblemSeverity.Warning, "size-unreadable", $"'{heading}' of {table.Cell(row, "Container")} is '{cell}', not a number of digits; correct studies.tsv.", $"sizes.tsv: {heading}"));
            return null;
        }

        IEnumerable<KeyValue> Pairs(params string[] headings) => headings
            .Select(heading => new KeyValue(heading, table.Cell(row, heading)))
            .Where(pair => pair.Value.Length > 0);
    }
}
