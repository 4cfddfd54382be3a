using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The transformations <c>ancestors</c> and <c>descendants</c>: what belongs to the nodes above or below those of some of the entities.</summary>
/// <param name="hierarchies">The hierarchies.</param>
/// <param name="reader">Reads from the catalogue.</param>
/// <param name="run">Carries out a sequence of transformations.</param>
internal sealed class HierarchySteps(HierarchyConditions hierarchies, ApplyReader reader, Func<ApplyState, string, ApplyState> run)
{
    private const string KeepStart = "keep start";

    /// <summary>The transformations.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string> { "ancestors", "descendants" };

    /// <summary>Carries one out.</summary>
    /// <param name="state">The entities, which were not cut, or the cut is a condition.</param>
    /// <param name="name">The transformation.</param>
    /// <param name="inside">Hierarchy nodes, qualifier, path to the node's id, the sequence that finds the start, and optionally one that narrows the hierarchy, the distance, and <c>keep start</c>.</param>
    /// <exception cref="ODataRefusedException">A parameter is missing or not understood.</exception>
    public ApplyState Apply(ApplyState state, string name, string inside)
    {
        if (state.Table is not null) throw ApplyText.Refused($"has {name} after an aggregation, where entities are gone");
        var (parts, most, keep) = Parameters(inside);
        if (parts.Count is not (4 or 5)) throw ApplyText.Refused($"needs in {name} the hierarchy, its qualifier, the path to the id and where to start: {name}($root/Taxa,Taxonomy,Organisms/TaxonId,filter(Organism eq 'Mus musculus'),keep start)");
        var (shape, terms) = hierarchies.Find(parts[0], parts[1]);
        var path = Path(state.Question.Shape, shape, parts[2], name);
        var start = run(state, parts[3]);
        var within = parts.Count > 4 ? Ids(run(new ApplyState { Question = new ODataQuestion { Shape = shape } }, parts[4])) : null;
        var nodes = path.List is null ? Ids(start) : reader.Nodes(reader.Settled(start.Question), path.Facet!);
        var ids = new InExpression(new PropertyExpression(path.Member, path.List is null ? null : "n"), [.. terms.From(nodes, name == "ancestors", most, keep, within)]);
        return state.Where(path.List is null ? ids : new AnyExpression(path.List, "n", ids));
    }

    // The last parameters may be left out.
    private static (List<string> Parts, int? Most, bool Keep) Parameters(string inside)
    {
        var parts = ApplyText.Split(inside, ',').ToList();
        bool keep = parts.Count > 4 && parts[^1].Equals(KeepStart, StringComparison.OrdinalIgnoreCase);
        if (keep) parts.RemoveAt(parts.Count - 1);
        int? most = parts.Count > 4 && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int distance) && distance > 0 ? distance : null;
        if (most is not null) parts.RemoveAt(parts.Count - 1);
        return (parts, most, keep);
    }

    private HashSet<string> Ids(ApplyState state) =>
        [.. reader.Rows(reader.Settled(state.Question), [new PropertyExpression(state.Question.Shape.Key[0])], 1).Select(row => row.Key)];

    private static (string? List, string Member, string? Facet) Path(EntityShape entities, EntityShape nodes, string path, string name)
    {
        string organisms = "Organisms/TaxonId", methods = "ImagingMethods/Id";
        if (entities == nodes && path == nodes.Key[0]) return (null, path, null);
        if (entities == EntityShapes.Datasets && nodes == EntityShapes.Taxa && path == organisms) return ("Organisms", "TaxonId", CatalogueFacets.Organism);
        if (entities == EntityShapes.Datasets && nodes == EntityShapes.Methods && path == methods) return ("ImagingMethods", "Id", CatalogueFacets.Method);
        throw ApplyText.Refused($"does not find nodes of {nodes.SetName} by \"{path}\" in {name}. Of Datasets the path is {organisms} or {methods}, of the hierarchy itself {nodes.Key[0]}");
    }
}
