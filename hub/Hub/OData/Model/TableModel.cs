using Microsoft.OData.Edm;

namespace Hub.OData;

/// <summary>The model by which the URI parser reads expressions about the columns of a table: every name may be one.</summary>
internal static class TableModel
{
    /// <summary>The set that stands for a table.</summary>
    public const string Set = "Rows";

    /// <summary>The model.</summary>
    public static IEdmModel Instance { get; } = Build();

    private static EdmModel Build()
    {
        var model = new EdmModel();
        var row = new EdmEntityType(HubModel.Namespace, "Row", null, isAbstract: false, isOpen: true);
        row.AddKeys(row.AddStructuralProperty("hub__row", EdmPrimitiveTypeKind.Int64, isNullable: false));
        var container = new EdmEntityContainer(HubModel.Namespace, "Tables");
        container.AddEntitySet(Set, row);
        model.AddElement(row);
        model.AddElement(container);
        return model;
    }
}
