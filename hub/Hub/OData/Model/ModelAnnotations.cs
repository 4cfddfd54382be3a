using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Hub.OData;

/// <summary>What the service can and cannot do, said in <c>$metadata</c>.</summary>
internal static class ModelAnnotations
{
    private const string Capabilities = "Org.OData.Capabilities.V1.";
    private const string Aggregation = "Org.OData.Aggregation.V1.ApplySupported";

    /// <summary>Adds the annotations of the container and its sets.</summary>
    public static void Add(EdmModel model, EdmEntityContainer container)
    {
        AddTerm(model, container, Capabilities + "FilterFunctions", new EdmCollectionExpression([.. FilterFunctions.Names.Select(name => new EdmStringConstant(name))]));
        AddTerm(model, container, Aggregation, new EdmRecordExpression(
            new EdmPropertyConstructor("Transformations", new EdmCollectionExpression([.. Transformations.Names.Select(name => new EdmStringConstant(name))])),
            new EdmPropertyConstructor("Rollup", new EdmStringConstant("MultipleHierarchies"))));
        foreach (var set in container.EntitySets())
        {
            foreach (string restriction in new[] { "InsertRestrictions", "UpdateRestrictions", "DeleteRestrictions" })
            {
                string property = restriction.Replace("Restrictions", "able", StringComparison.Ordinal).Replace("Updateable", "Updatable", StringComparison.Ordinal).Replace("Deleteable", "Deletable", StringComparison.Ordinal);
                AddTerm(model, set, Capabilities + restriction, new EdmRecordExpression(new EdmPropertyConstructor(property, new EdmBooleanConstant(false))));
            }
        }
    }

    private static void AddTerm(EdmModel model, IEdmVocabularyAnnotatable target, string name, IEdmExpression value)
    {
        int dot = name.LastIndexOf('.');
        var term = model.FindTerm(name) ?? new EdmTerm(name[..dot], name[(dot + 1)..], EdmPrimitiveTypeKind.String);
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
