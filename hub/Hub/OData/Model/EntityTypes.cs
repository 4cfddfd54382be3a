using Hub.Catalogue;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;

namespace Hub.OData;

/// <summary>Makes the types of the model of the entity shapes.</summary>
internal static class EntityTypes
{
    /// <summary>Adds the type of an entity set, and those of its lists' elements.</summary>
    public static EdmEntityType Add(EdmModel model, EntityShape shape)
    {
        var type = new EdmEntityType(HubModel.Namespace, shape.TypeName, null, isAbstract: false, isOpen: shape.Fields.Open);
        model.AddElement(type);
        foreach (var property in shape.Properties)
        {
            bool isKey = shape.Key.Contains(property.Name);
            var declared = type.AddStructuralProperty(property.Name, Kind(property.Type), isNullable: !isKey);
            if (isKey) type.AddKeys(declared);
            Describe(model, declared, PropertyWords.Property(shape.TypeName, property.Name));
        }
        foreach (var dimension in shape.Dimensions)
            Describe(model, type.AddStructuralProperty(dimension.Name, EdmPrimitiveTypeKind.String, isNullable: true), PropertyWords.Property(shape.TypeName, dimension.Name));
        foreach (var collection in shape.Collections) AddList(model, type, collection.Name, Element(model, collection));
        if (shape == EntityShapes.Datasets) AddList(model, type, TraceValues.Property, Complex(model, "TraceEntry", TraceValues.Members));
        return type;
    }

    /// <summary>Adds a description.</summary>
    public static void Describe(EdmModel model, IEdmVocabularyAnnotatable target, string words)
    {
        var annotation = new EdmVocabularyAnnotation(target, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(words));
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }

    /// <summary>The name of the complex type of a list's elements.</summary>
    public static string ElementName(string collection) => collection switch
    {
        "Organisms" => "Organism",
        "ImagingMethods" => "ImagingMethod",
        "Authors" => "Author",
        "Publications" => "Publication",
        "Funding" => "Grant",
        "References" => "Reference",
        "Copies" => "Copy",
        _ => "KeyValue",
    };

    private static void AddList(EdmModel model, EdmEntityType type, string name, IEdmTypeReference element) =>
        Describe(model, type.AddStructuralProperty(name, EdmCoreModel.GetCollection(element)), PropertyWords.Property(type.Name, name));

    private static IEdmTypeReference Element(EdmModel model, RecordCollection collection) => collection.Members is [{ Name: "" }]
        ? EdmCoreModel.Instance.GetString(isNullable: false)
        : Complex(model, ElementName(collection.Name), collection.Members);

    private static EdmComplexTypeReference Complex(EdmModel model, string name, IReadOnlyList<CollectionMember> members)
    {
        var type = new EdmComplexType(HubModel.Namespace, name);
        model.AddElement(type);
        foreach (var member in members)
            Describe(model, type.AddStructuralProperty(member.Name, Kind(member.Type), isNullable: true), PropertyWords.Property(name, member.Name));
        return new EdmComplexTypeReference(type, isNullable: false);
    }

    private static EdmPrimitiveTypeKind Kind(PropertyType type) => type switch
    {
        PropertyType.Number => EdmPrimitiveTypeKind.Int64,
        PropertyType.Date => EdmPrimitiveTypeKind.Date,
        PropertyType.Moment => EdmPrimitiveTypeKind.DateTimeOffset,
        PropertyType.Boolean => EdmPrimitiveTypeKind.Boolean,
        PropertyType.Real => EdmPrimitiveTypeKind.Double,
        _ => EdmPrimitiveTypeKind.String,
    };
}
