using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What can be asked of the terms of a hierarchy.</summary>
internal static class HierarchyFields
{
    /// <summary>The properties of a set of terms.</summary>
    public static RecordFields Table(string set) => new(
        set,
        [
            RecordProperty.One<HierarchyNode>("Id", PropertyType.Text, node => node.Id),
            RecordProperty.One<HierarchyNode>("Name", PropertyType.Text, node => node.Name),
        ],
        [
            RecordCollection.Of<HierarchyNode, string>("ParentIds", [new("")], node => node.ParentIds, id => [id]),
            RecordCollection.Of<HierarchyNode, string>("ChildIds", [new("")], node => node.ChildIds, id => [id]),
        ],
        open: false);
}
