using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace Hub.OData;

/// <summary>What the service can and cannot do, said in <c>$metadata</c> by the terms of the standard vocabularies.</summary>
internal static class ModelAnnotations
{
    private const string Core = "Org.OData.Core.V1.";
    private const string Capabilities = "Org.OData.Capabilities.V1.";
    private const string Aggregation = "Org.OData.Aggregation.V1.";
    private const string Measures = "Org.OData.Measures.V1.";
    private static readonly string[] Vocabularies = [Core, Capabilities, Aggregation, Measures];

    /// <summary>Adds the annotations of the container and its sets.</summary>
    public static void Add(EdmModel model, EdmEntityContainer container)
    {
        model.SetEdmReferences(Vocabularies.Select(Reference));
        OfContainer(new Annotating(model, container));
        foreach (var set in container.EntitySets())
        {
            var shape = EntityShapes.Of(set.Name);
            OfSet(new Annotating(model, set), shape);
            OfType(new Annotating(model, set.EntityType()), model, set.EntityType(), shape);
        }
    }

    private static void OfContainer(Annotating container) => container
        .Say(Core + "ODataVersions", "4.01")
        .SayMember(Capabilities + "ConformanceLevel", Capabilities + "ConformanceLevelType", "Intermediate")
        .Say(Capabilities + "SupportedFormats", ["application/json", "text/csv", "application/jsonl"])
        .Say(Capabilities + "SupportedMetadataFormats", ["application/xml", "application/json"])
        .Say(Capabilities + "AcceptableEncodings", ["gzip", "br"])
        .Say(Capabilities + "AsynchronousRequestsSupported", false)
        .Say(Capabilities + "CrossJoinSupported", false)
        .Say(Capabilities + "KeyAsSegmentSupported", true)
        .Say(Capabilities + "QuerySegmentSupported", true)
        .Say(Capabilities + "BatchSupported", true)
        .Say(Capabilities + "BatchSupport", Annotating.Record(("Supported", Annotating.Truth(true)), ("ContinueOnErrorSupported", Annotating.Truth(true)), ("SupportedFormats", Annotating.Texts(["application/json", "multipart/mixed"]))))
        .Say(Capabilities + "FilterFunctions", FilterFunctions.Names);

    private static void OfSet(Annotating set, EntityShape shape)
    {
        bool indexed = shape.Set is not null;
        set
            .Say(Aggregation + "ApplySupported", Annotating.Record(
                ("Transformations", Annotating.Texts(Transformations.Names)),
                ("Rollup", new EdmStringConstant("MultipleHierarchies"))))
            .Say(Capabilities + "TopSupported", true)
            .Say(Capabilities + "SkipSupported", true)
            .Say(Capabilities + "ComputeSupported", true)
            .Say(Capabilities + "IndexableByKey", true)
            .Say(Capabilities + "SearchRestrictions", Annotating.Record(("Searchable", Annotating.Truth(indexed))))
            .Say(Capabilities + "CountRestrictions", Annotating.Record(("Countable", Annotating.Truth(true))))
            .Say(Capabilities + "ExpandRestrictions", Annotating.Record(("Expandable", Annotating.Truth(shape.Navigations.Count > 0)), ("MaxLevels", new EdmIntegerConstant(ODataRequest.DeepestExpansion))))
            .Say(Capabilities + "SortRestrictions", Annotating.Record(
                ("Sortable", Annotating.Truth(true)),
                ("NonSortableProperties", new EdmCollectionExpression([.. shape.Dimensions.Select(dimension => new EdmPropertyPathExpression(dimension.Name))]))))
            .Say(Capabilities + "InsertRestrictions", Annotating.Record(("Insertable", Annotating.Truth(false))))
            .Say(Capabilities + "UpdateRestrictions", Annotating.Record(("Updatable", Annotating.Truth(false))))
            .Say(Capabilities + "DeleteRestrictions", Annotating.Record(("Deletable", Annotating.Truth(false))));
    }

    private static void OfType(Annotating type, EdmModel model, IEdmEntityType entity, EntityShape shape)
    {
        foreach (var property in entity.DeclaredProperties.Where(property => property.Name == "SizeBytes")) new Annotating(model, property).Say(Measures + "Unit", "B");
        foreach (var property in entity.DeclaredProperties.Where(property => property.Name == "Authors")) new Annotating(model, property).Say(Core + "Ordered", true);
        string? qualifier = shape == EntityShapes.Taxa ? HierarchyConditions.Taxonomy : shape == EntityShapes.Methods ? HierarchyConditions.MethodTree : null;
        if (qualifier is null) return;
        type.Say(
            Aggregation + "RecursiveHierarchy",
            Annotating.Record(("NodeProperty", new EdmPropertyPathExpression("Id")), ("ParentNavigationProperty", new EdmNavigationPropertyPathExpression("Parents"))),
            qualifier);
    }

    private static EdmReference Reference(string vocabulary)
    {
        string name = vocabulary.TrimEnd('.');
        var reference = new EdmReference(new Uri($"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{name}.xml"));
        reference.AddInclude(new EdmInclude(name.Split('.')[2], name));
        return reference;
    }
}
