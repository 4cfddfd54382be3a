using System.Globalization;

using Hub.Correlation;

namespace Hub.Portal.Pages;

/// <summary>Coordinate systems in columns by their distance from a dataset, and arrows between them.</summary>
public sealed class GraphDrawing
{
    private const double ColumnStep = 400, RowStep = 108, Margin = 14, Gap = ColumnStep - DrawnSystem.Width;

    private readonly Dictionary<string, DrawnSystem> boxes = new(StringComparer.Ordinal);

    /// <summary>Lays a graph out.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="accession">The dataset in the first column.</param>
    public GraphDrawing(TransformationGraph graph, string accession)
    {
        var columns = Columns(graph, accession).GroupBy(pair => pair.Value).OrderBy(column => column.Key).ToList();
        var tallest = columns.Max(column => column.Count());
        var systems = graph.Systems.ToDictionary(SystemName.Of, StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var top = Margin + ((tallest - column.Count()) * RowStep / 2);
            foreach (var (address, row) in column.Select((pair, row) => (pair.Key, row)))
            {
                var system = systems[address];
                boxes[address] = new DrawnSystem(system, Margin + (column.Key * ColumnStep), top + (row * RowStep), SystemName.Dataset(system) == accession);
            }
        }

        Systems = [.. boxes.Values];
        var beside = graph.Transformations.Any(each => boxes[SystemName.Of(each.From)].X == boxes[SystemName.Of(each.To)].X && boxes[SystemName.Of(each.From)].X == Systems.Max(box => box.X));
        Width = Systems.Max(box => box.X) + DrawnSystem.Width + Margin + (beside ? Gap : 0);
        Height = (tallest * RowStep) - RowStep + DrawnSystem.Height + (2 * Margin);
        Transformations = [.. graph.Transformations.GroupBy(Pair).SelectMany(same => same.Select((each, place) => Draw(each, place)))];
    }

    /// <summary>The boxes.</summary>
    public IReadOnlyList<DrawnSystem> Systems { get; }

    /// <summary>The arrows.</summary>
    public IReadOnlyList<DrawnTransformation> Transformations { get; }

    /// <summary>The drawing's width.</summary>
    public double Width { get; }

    /// <summary>The drawing's height.</summary>
    public double Height { get; }

    /// <summary>A number as SVG writes it.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // Level by level, so that every arrow joins boxes of one column or of two neighbouring ones.
    private static Dictionary<string, int> Columns(TransformationGraph graph, string accession)
    {
        var neighbours = graph.Transformations.Select(each => (From: SystemName.Of(each.From), To: SystemName.Of(each.To)))
            .SelectMany(ends => new[] { ends, (From: ends.To, To: ends.From) }).ToLookup(ends => ends.From, ends => ends.To, StringComparer.Ordinal);
        var columns = graph.Systems.Where(system => SystemName.Dataset(system) == accession).ToDictionary(SystemName.Of, _ => 0, StringComparer.Ordinal);
        var next = new Queue<string>(columns.Keys);
        while (next.TryDequeue(out var address))
        {
            foreach (var neighbour in neighbours[address].Where(neighbour => columns.TryAdd(neighbour, columns[address] + 1)))
            {
                next.Enqueue(neighbour);
            }
        }

        return columns;
    }

    private static string Pair(StoredTransformation each) => string.Join('\n', new[] { SystemName.Of(each.From), SystemName.Of(each.To) }.Order(StringComparer.Ordinal));

    private DrawnTransformation Draw(StoredTransformation each, int place)
    {
        var (from, to) = (boxes[SystemName.Of(each.From)], boxes[SystemName.Of(each.To)]);
        var bend = place == 0 ? 0 : (place % 2 == 1 ? 1 : -1) * 34 * ((place + 1) / 2);
        if (from.X == to.X)
        {
            return Beside(each, from, to, bend);
        }

        var rightwards = from.X < to.X;
        var (x1, x2) = rightwards ? (from.X + DrawnSystem.Width, to.X) : (from.X, to.X + DrawnSystem.Width);
        var (y1, y2) = (from.Y + (DrawnSystem.Height / 2), to.Y + (DrawnSystem.Height / 2));
        var (mx, my) = ((x1 + x2) / 2, ((y1 + y2) / 2) + (bend * 2));
        return new DrawnTransformation(each, $"M{Number(x1)} {Number(y1)} Q{Number(mx)} {Number(my)} {Number(x2)} {Number(y2)}", mx, ((y1 + y2) / 2) + bend);
    }

    // Between boxes of one column an arrow runs beside them, where the next gap has room for its label.
    private static DrawnTransformation Beside(StoredTransformation each, DrawnSystem from, DrawnSystem to, double bend)
    {
        var (x, y1, y2) = (from.X + DrawnSystem.Width, from.Y + (DrawnSystem.Height / 2), to.Y + (DrawnSystem.Height / 2));
        var away = x + (Gap / 2) + bend;
        return new DrawnTransformation(each, $"M{Number(x)} {Number(y1)} C{Number(away)} {Number(y1)} {Number(away)} {Number(y2)} {Number(x)} {Number(y2)}", x + (Gap / 2), (y1 + y2) / 2);
    }
}
