using System.Collections.Immutable;

namespace Hub.Correlation;

/// <summary>
/// Finds the best way: the fewest hops whose error nobody knows, then the smallest predicted error, then the fewest inverses
/// that are not computed exactly, then the fewest hops. An error may shrink along a way, so no way is given up for its
/// beginning: ways are tried in the order of the fewest hops they can end with, each measured whole.
/// </summary>
internal sealed class RouteSearch(ILookup<string, GraphEdge> edges)
{
    /// <summary>Longer ways add error and nothing else.</summary>
    public const int MostHops = 12;

    /// <summary>Ways that are taken up for one answer, the shortest first; where many transformations join the same systems there are more than anybody can compare.</summary>
    public const int MostTried = 5000;

    private const int MostOpen = 20_000;

    /// <summary>The best way; null where there is none.</summary>
    /// <param name="first">The first system.</param>
    /// <param name="last">The last system.</param>
    /// <param name="refusals">Takes up why ways that lead there cannot be taken.</param>
    /// <param name="without">A transformation not to be taken, or null.</param>
    /// <param name="most">How many ways are tried.</param>
    public Route? Best(CoordinateSystem first, CoordinateSystem last, ICollection<string> refusals, string? without = null, int most = MostTried)
    {
        var (from, to) = (SystemName.Of(first), SystemName.Of(last));
        var distances = Distances(to);
        var open = new PriorityQueue<Way, int>();
        open.Enqueue(new Way(from, [], [from]), 0);
        Route? best = null;
        for (var tried = 0; tried < most && open.TryDequeue(out var way, out _); tried++)
        {
            if (way.At == to && way.Hops.Count > 0)
            {
                best = Better(best, way.Hops, first, last, refusals);
                continue;
            }

            foreach (var next in Onward(way, to, without).Take(MostOpen - open.Count))
            {
                open.Enqueue(next, next.Hops.Count + distances[next.At]);
            }
        }

        return best;
    }

    /// <summary>How many hops each system is from the last one, if all hops could be taken.</summary>
    private Dictionary<string, int> Distances(string to)
    {
        var distances = new Dictionary<string, int>(StringComparer.Ordinal) { [to] = 0 };
        var next = new Queue<string>([to]);
        while (next.TryDequeue(out var system))
        {
            foreach (var end in edges[system].Select(edge => edge.OtherThan(system)).Where(end => distances.TryAdd(end, distances[system] + 1)))
            {
                next.Enqueue(end);
            }
        }

        return distances;
    }

    private IEnumerable<Way> Onward(Way way, string to, string? without)
    {
        if (way.Hops.Count == MostHops)
        {
            yield break;
        }

        foreach (var edge in edges[way.At].Where(edge => edge.Stored.Id != without))
        {
            var end = edge.OtherThan(way.At);
            if ((end == to || !way.Seen.Contains(end)) && !way.Hops.Any(hop => hop.Transformation.Id == edge.Stored.Id) && edge.Leaving(way.At) is { } hop)
            {
                yield return new Way(end, [.. way.Hops, hop], way.Seen.Add(end));
            }
        }
    }

    private static Route? Better(Route? best, IReadOnlyList<Hop> hops, CoordinateSystem first, CoordinateSystem last, ICollection<string> refusals)
    {
        try
        {
            var route = new Route(hops, first, last);
            return best is null || Measure(route).CompareTo(Measure(best)) < 0 ? route : best;
        }
        catch (TransformationException error)
        {
            refusals.Add($"{string.Join(", ", hops.Select(hop => hop.Transformation.Id))} lead there and do not fit together: {error.Message}");
            return best;
        }
    }

    private static (int Unknown, double Error, int Inexact, int Hops) Measure(Route route) =>
        (route.UnknownHops, Error(route), route.InexactHops, route.Hops.Count);

    /// <summary>Infinite where the way leads the middle of the image out of a field.</summary>
    private static double Error(Route route) => route.CovarianceAt(route.Middle()).RootMeanSquare is var error && double.IsFinite(error) ? error : double.PositiveInfinity;

    private sealed record Way(string At, IReadOnlyList<Hop> Hops, ImmutableHashSet<string> Seen)
    {
        public Way(string at, IReadOnlyList<Hop> hops, IEnumerable<string> seen)
            : this(at, hops, ImmutableHashSet.CreateRange(StringComparer.Ordinal, seen))
        {
        }
    }
}
