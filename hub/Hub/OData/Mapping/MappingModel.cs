using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace Hub.OData;

/// <summary>The functions that map shapes, and their types, in the model.</summary>
internal static class MappingModel
{
    /// <summary>The type of what they return.</summary>
    public const string Answer = "Mapping";

    /// <summary>Adds them.</summary>
    public static void Add(EdmModel model, EdmEntityContainer container)
    {
        var point = Type(model, "Point", ("Coordinates", Numbers(), "The numbers of the point, in the order of its system's axes."));
        var box = Type(model, "Box", ("Lower", Numbers(), "The lowest value on each axis."), ("Upper", Numbers(), "The highest value on each axis."));
        var polygon = Type(model, "Polygon", ("Corners", List(point), "The corners, in order."));
        var hop = Type(
            model, "Hop",
            ("Transformation", Text(), "The id of the stored transformation."),
            ("From", Text(), "The system it is entered by."),
            ("To", Text(), "The system it leads to."),
            ("Direction", Text(), "forward as it is stored, or backward."),
            ("Inverse", Text(), "Where it is taken backward: closed form, or stored with it."));
        var answer = Type(
            model, Answer,
            ("Points", List(point), "The mapped points, in the order asked."),
            ("Boxes", List(box), "The mapped boxes."),
            ("Polygons", List(polygon), "The mapped polygons."),
            ("Path", List(hop), "The transformations in the order in which they were taken."),
            ("Error", EdmCoreModel.Instance.GetDouble(isNullable: true), "The distance to be expected between a mapped point and the true one, in the middle of those asked; null where no transformation tells one."),
            ("ErrorUnit", Text(), "The unit of the error and of the mapped numbers."),
            ("ErrorIsLowerBound", EdmCoreModel.Instance.GetBoolean(isNullable: false), "Whether a transformation on the way says nothing of its own error."));
        var shapes = new Dictionary<MappingFunction, EdmComplexType> { [MappingFunction.Points] = point, [MappingFunction.Boxes] = box, [MappingFunction.Polygons] = polygon };
        foreach (var each in MappingFunction.All)
        {
            var function = new EdmFunction(HubModel.Namespace, each.Name, new EdmComplexTypeReference(answer, isNullable: false));
            function.AddParameter(MappingFunction.From, EdmCoreModel.Instance.GetString(isNullable: false));
            function.AddParameter(MappingFunction.To, EdmCoreModel.Instance.GetString(isNullable: false));
            function.AddParameter(each.Parameter, List(shapes[each]));
            model.AddElement(function);
            EntityTypes.Describe(model, container.AddFunctionImport(each.Name, function), each.Words);
        }
    }

    private static EdmComplexType Type(EdmModel model, string name, params (string Name, IEdmTypeReference Type, string Words)[] properties)
    {
        var type = new EdmComplexType(HubModel.Namespace, name);
        model.AddElement(type);
        foreach (var property in properties) EntityTypes.Describe(model, (IEdmVocabularyAnnotatable)type.AddStructuralProperty(property.Name, property.Type), property.Words);
        return type;
    }

    private static IEdmTypeReference Text() => EdmCoreModel.Instance.GetString(isNullable: true);

    private static IEdmCollectionTypeReference Numbers() => EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetDouble(isNullable: false));

    private static IEdmCollectionTypeReference List(EdmComplexType type) => EdmCoreModel.GetCollection(new EdmComplexTypeReference(type, isNullable: false));
}
