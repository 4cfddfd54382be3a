namespace Hub.Correlation;

/// <summary>Coordinate systems of datasets and the transformations between them. Immutable; any number of threads may share one.</summary>
public sealed class TransformationGraph
{
    /// <summary>Landmarks of all splines of a graph that is searched; splines beyond are not taken, because solving them costs their number's cube.</summary>
    public const int MostSplineLandmarks = 5000;

    private const int MostLoops = 200, MostTriedForLoops = 40_000, FewestTriedForLoop = 20;

    private readonly IReadOnlyList<GraphEdge> edges;
    private readonly Dictionary<string, CoordinateSystem> byAddress;
    private readonly RouteSearch search;

    /// <summary>Makes a graph.</summary>
    /// <param name="transformations">Its edges; their systems are its nodes.</param>
    public TransformationGraph(IEnumerable<StoredTransformation> transformations)
    {
        var landmarks = 0L;
        edges = [.. transformations.Select(each => new GraphEdge(each, (landmarks += each.Transformation.SplineLandmarks) <= MostSplineLandmarks))];
        Transformations = [.. edges.Select(edge => edge.Stored)];
        Systems = [.. Transformations.SelectMany(each => new[] { each.From, each.To }).DistinctBy(SystemName.Of).OrderBy(SystemName.Of, StringComparer.Ordinal)];
        byAddress = Systems.ToDictionary(SystemName.Of, StringComparer.Ordinal);
        search = new RouteSearch(edges.SelectMany(edge => new[] { (edge.From, edge), (edge.To, edge) }).Distinct().ToLookup(pair => pair.Item1, pair => pair.edge, StringComparer.Ordinal));
    }

    /// <summary>All coordinate systems, by address.</summary>
    public IReadOnlyList<CoordinateSystem> Systems { get; }

    /// <summary>All transformations.</summary>
    public IReadOnlyList<StoredTransformation> Transformations { get; }

    /// <summary>The coordinate system of an address.</summary>
    /// <param name="address">A system's own address, or an accession that has one system only.</param>
    /// <exception cref="MappingRefusedException">There is none, or the accession has several.</exception>
    public CoordinateSystem Find(string address)
    {
        if (byAddress.TryGetValue(address, out var exact))
        {
            return exact;
        }

        var of = Systems.Where(system => system.Owner == address || (SystemName.Dataset(system) == address && !address.Contains(':', StringComparison.Ordinal))).ToList();
        return of switch
        {
            [var only] => only,
            [] => throw new MappingRefusedException(MappingRefusedException.UnknownSystem, $"'{Shortened(address)}' has no coordinate transformation here. {Known()}"),
            _ => throw new MappingRefusedException(
                MappingRefusedException.AmbiguousSystem, $"'{Shortened(address)}' has {of.Count} coordinate systems; name one of them: {string.Join(", ", of.Take(20).Select(SystemName.Of))}."),
        };
    }

    /// <summary>The best way between two systems.</summary>
    /// <param name="from">As for <see cref="Find"/>.</param>
    /// <param name="to">As for <see cref="Find"/>.</param>
    /// <exception cref="MappingRefusedException">One is not known, or no way leads from one to the other; with every transformation that could not be taken.</exception>
    public Route Route(string from, string to)
    {
        var (first, last) = (Find(from), Find(to));
        if (SystemName.Of(first) == SystemName.Of(last))
        {
            throw new MappingRefusedException(MappingRefusedException.NoRoute, $"'{SystemName.Of(first)}' is both where the points are and where they shall be; name two coordinate systems.");
        }

        var refusals = new List<string>();
        return search.Best(first, last, refusals) ?? throw new MappingRefusedException(
            MappingRefusedException.NoRoute,
            $"No chain of transformations leads from '{SystemName.Of(first)}' to '{SystemName.Of(last)}'. " + string.Join(' ', refusals.Concat(edges.SelectMany(edge => edge.Refusals)).Distinct(StringComparer.Ordinal).Take(5).DefaultIfEmpty("Nothing joins the two; link them with a landmark file or a transformation.")));
    }

    /// <summary>Every transformation to whose end another way leads, closed to a loop and measured; each loop once, the first 200 of them.</summary>
    public IReadOnlyList<LoopClosure> Loops()
    {
        var loops = new Dictionary<string, LoopClosure>(StringComparer.Ordinal);
        var most = Math.Clamp(MostTriedForLoops / Math.Max(1, edges.Count), FewestTriedForLoop, RouteSearch.MostTried);
        foreach (var edge in edges.TakeWhile(_ => loops.Count < MostLoops))
        {
            foreach (var (start, end) in new[] { (edge.From, edge.To), (edge.To, edge.From) })
            {
                if (edge.Leaving(start) is { } hop && search.Best(Find(end), Find(start), [], edge.Stored.Id, most) is { } back && Closed(hop, back) is { } loop)
                {
                    loops.TryAdd(string.Join(' ', loop.Hops.Select(each => each.Transformation.Id).Order(StringComparer.Ordinal)), LoopClosure.Of(loop));
                    break;
                }
            }
        }

        return [.. loops.Values];
    }

    private static Route? Closed(Hop hop, Route back)
    {
        try
        {
            return new Route([hop, .. back.Hops], hop.From, hop.From);
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    private string Known() => Systems.Count == 0
        ? "No dataset that is linked with it has one either."
        : $"These have: {string.Join(", ", Systems.Take(20).Select(SystemName.Of))}{(Systems.Count > 20 ? " …" : ".")}";

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
