using Microsoft.OData.Edm;

namespace Hub.OData;

/// <summary>The entity data model, made of the entity shapes.</summary>
internal static class HubModel
{
    /// <summary>The namespace of all types.</summary>
    public const string Namespace = "Hub";

    /// <summary>The one model.</summary>
    public static IEdmModel Instance { get; } = Build();

    private static EdmModel Build()
    {
        FilterFunctions.Register();
        var model = new EdmModel();
        var container = new EdmEntityContainer(Namespace, "Catalogue");
        var types = EntityShapes.All.ToDictionary(shape => shape.SetName, shape => EntityTypes.Add(model, shape));
        var sets = EntityShapes.All.ToDictionary(shape => shape.SetName, shape => container.AddEntitySet(shape.SetName, types[shape.SetName]));
        foreach (var shape in EntityShapes.All)
        {
            foreach (var way in shape.Navigations)
            {
                var navigation = types[shape.SetName].AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
                {
                    Name = way.Name,
                    Target = types[way.Set],
                    TargetMultiplicity = EdmMultiplicity.Many,
                    ContainsTarget = false,
                });
                sets[shape.SetName].AddNavigationTarget(navigation, sets[way.Set]);
            }
            EntityTypes.Describe(model, sets[shape.SetName], PropertyWords.Set(shape.SetName));
        }
        MappingModel.Add(model, container);
        model.AddElement(container);
        ModelAnnotations.Add(model, container);
        return model;
    }
}
