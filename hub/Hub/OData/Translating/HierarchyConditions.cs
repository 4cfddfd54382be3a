using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Decides where a node lies in a hierarchy: the condition becomes one on its id.</summary>
/// <param name="words">The hierarchies.</param>
internal sealed class HierarchyConditions(CatalogueWords words)
{
    /// <summary>The qualifier of the annotation that makes the set of organisms a hierarchy.</summary>
    public const string Taxonomy = "Taxonomy";

    /// <summary>The qualifier of the annotation that makes the set of imaging methods one.</summary>
    public const string MethodTree = "MethodTree";

    /// <summary>The set of nodes and the hierarchy that a parameter pair names.</summary>
    /// <param name="nodes">The node collection, <c>$root/Taxa</c>.</param>
    /// <param name="qualifier">The annotation's qualifier.</param>
    /// <exception cref="ODataRefusedException">There is no such hierarchy.</exception>
    public (EntityShape Shape, TermHierarchy Terms) Find(string nodes, string qualifier) => (nodes.Trim(), qualifier.Trim().Trim('\'')) switch
    {
        ("$root/Taxa", Taxonomy) => (EntityShapes.Taxa, words.Taxa),
        ("$root/Methods", MethodTree) => (EntityShapes.Methods, words.Methods),
        _ => throw new ODataRefusedException(400, "hierarchy-unknown", $"There is no hierarchy \"{qualifier}\" over {nodes}. There are $root/Taxa with {Taxonomy}, and $root/Methods with {MethodTree}."),
    };

    /// <summary>The condition of a call of <see cref="HierarchyFunction.Custom"/>.</summary>
    /// <param name="arguments">Node, function, set, qualifier, relative, distance, self.</param>
    /// <exception cref="ODataRefusedException">An argument is not what the function takes.</exception>
    public CatalogueExpression Of(IReadOnlyList<CatalogueExpression> arguments)
    {
        object?[] values = [.. arguments.Skip(1).Select(argument => argument is ConstantExpression constant ? constant.Value : null)];
        if (arguments.Count != 7 || values is not [string function, string nodes, string qualifier, string relative, long distance, bool self])
            throw new ODataRefusedException(400, "hierarchy-refused", "A hierarchy function takes a node and literals. See Aggregation.isdescendant in the README.", "$filter");
        var terms = Find(nodes, qualifier).Terms;
        return new InExpression(arguments[0], [.. Ids(terms, function, relative, distance == 0 ? null : (int)Math.Min(distance, int.MaxValue), self)]);
    }

    private static IEnumerable<string> Ids(TermHierarchy terms, string function, string relative, int? distance, bool self) => function switch
    {
        "isnode" => terms.Nodes.Select(node => node.Id),
        "isroot" => terms.Nodes.Where(node => node.ParentIds.Count == 0).Select(node => node.Id),
        "isleaf" => terms.Nodes.Where(node => node.ChildIds.Count == 0).Select(node => node.Id),
        "issibling" => (terms.Find(relative)?.ParentIds ?? []).SelectMany(parent => terms.Find(parent)!.ChildIds).Where(id => id != relative).Distinct(),
        _ => terms.From([relative], up: function == "isancestor", distance, self, within: null),
    };
}
