using System.Collections.Frozen;
using Hub.Vocabularies;

namespace Hub.Catalogue;

/// <summary>The terms of a vocabulary, and which lies below which; a term may lie below several.</summary>
internal sealed class TermHierarchy
{
    private readonly FrozenDictionary<string, HierarchyNode> byId;

    /// <summary>Takes the terms of a vocabulary over, without those that the ontology has withdrawn.</summary>
    /// <param name="terms">The terms.</param>
    public TermHierarchy(IEnumerable<Term> terms)
    {
        var living = terms.Where(term => !term.IsObsolete).ToDictionary(term => term.Id, StringComparer.Ordinal);
        var below = living.Values.SelectMany(term => term.Parents.Where(living.ContainsKey).Select(parent => (parent, term.Id))).ToLookup(pair => pair.parent, pair => pair.Id);
        byId = living.Values.Select(term => new HierarchyNode(term.Id, term.Label, [.. term.Parents.Where(living.ContainsKey)], [.. below[term.Id].Order(StringComparer.Ordinal)]))
            .ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
    }

    /// <summary>All nodes.</summary>
    public IReadOnlyCollection<HierarchyNode> Nodes => byId.Values;

    /// <summary>The node of an id, or null.</summary>
    public HierarchyNode? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The nodes below some, or above them.</summary>
    /// <param name="start">Where to begin; ids that are no nodes lead nowhere.</param>
    /// <param name="up">Whether the broader terms are wanted, and not the narrower ones.</param>
    /// <param name="most">The greatest distance, 1 for direct neighbours; null for any.</param>
    /// <param name="includeStart">Whether the start belongs to the result; otherwise only as far as it lies below or above another start.</param>
    /// <param name="within">The only nodes that count, and over which ways lead; null for all.</param>
    public IReadOnlySet<string> From(IEnumerable<string> start, bool up, int? most, bool includeStart, IReadOnlySet<string>? within)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var starts = start.Where(IsNode).ToHashSet(StringComparer.Ordinal);
        // Each start goes its own way: one may lie below another.
        IEnumerable<string> layer = starts;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int distance = 1; distance <= (most ?? int.MaxValue); distance++)
        {
            string[] next = [.. layer.SelectMany(id => up ? byId[id].ParentIds : byId[id].ChildIds).Where(IsNode).Where(seen.Add)];
            if (next.Length == 0) break;
            found.UnionWith(next);
            layer = next;
        }
        if (includeStart) found.UnionWith(starts);
        return found;

        bool IsNode(string id) => byId.ContainsKey(id) && within?.Contains(id) != false;
    }
}
