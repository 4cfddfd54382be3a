using System.Globalization;
using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads the path of a request.</summary>
internal static class TargetReader
{
    /// <summary>What the path leads to.</summary>
    /// <exception cref="ODataRefusedException">A step is not supported.</exception>
    public static ODataTarget Read(ODataPath path)
    {
        var target = new ODataTarget();
        foreach (var segment in path) target = Step(target, segment);
        return target;
    }

    private static ODataTarget Step(ODataTarget target, ODataPathSegment segment) => segment switch
    {
        MetadataSegment => target with { Metadata = true },
        EntitySetSegment set => target with { Shape = EntityShapes.Of(set.EntitySet.Name) },
        KeySegment key => Key(target, key),
        NavigationPropertySegment navigation => Navigate(target, navigation.NavigationProperty.Name),
        PropertySegment property => target with { Property = Shown(target, property.Property.Name) },
        DynamicPathSegment open => target with { Property = open.Identifier },
        CountSegment when !target.Single && target.Property is null => target with { Count = true },
        ValueSegment when target.Property is not null => target with { Value = true },
        _ => throw new ODataRefusedException(501, "path-unsupported", $"The step \"{segment.Identifier}\" of the path is not supported here. The README lists the paths that are."),
    };

    private static ODataTarget Key(ODataTarget target, KeySegment key)
    {
        var conditions = key.Keys.Select(part => (CatalogueExpression)new ComparisonExpression(
            ComparisonOperator.Equal, new PropertyExpression(part.Key), new ConstantExpression(Convert.ToString(part.Value, CultureInfo.InvariantCulture))));
        return target with { Single = true, Within = QuestionReader.Both(target.Within, new AndExpression([.. conditions])) };
    }

    private static ODataTarget Navigate(ODataTarget target, string navigation)
    {
        var of = ((AndExpression)target.Within!).Conditions[0] is ComparisonExpression { Right: { } accession } ? accession : new ConstantExpression(null);
        return new ODataTarget
        {
            Shape = EntityShapes.Of(navigation),
            Within = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Dataset"), of),
            Owner = (target.Shape!, target.Within!),
        };
    }

    private static string Shown(ODataTarget target, string property) => target.Shape!.Dimensions.All(dimension => dimension.Name != property)
        ? property
        : throw new ODataRefusedException(400, "select-dimension", $"{property} is a dimension for $apply and $filter. Ask for the list that it stands for instead.");
}
