using System.Globalization;
using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads the path of a request.</summary>
internal static class TargetReader
{
    /// <summary>What the path leads to.</summary>
    /// <param name="path">The path.</param>
    /// <param name="place">The place in a list that ended it; null for none.</param>
    /// <exception cref="ODataRefusedException">A step is not supported.</exception>
    public static ODataTarget Read(ODataPath path, int? place)
    {
        var target = new ODataTarget();
        foreach (var segment in path) target = Step(target, segment);
        if (place is null) return target;
        return target is { Property: not null, Count: false, Value: false } ? target with { Place = place } : throw Unsupported(place.Value.ToString(CultureInfo.InvariantCulture));
    }

    private static ODataTarget Step(ODataTarget target, ODataPathSegment segment) => segment switch
    {
        MetadataSegment => target with { Metadata = true },
        EntitySetSegment set => target with { Shape = EntityShapes.Of(set.EntitySet.Name) },
        KeySegment key => target with { Single = true, Within = QuestionReader.Both(target.Within, EntityAddress.Condition(key.Keys)) },
        NavigationPropertySegment navigation => Navigate(target, navigation.NavigationProperty.Name),
        NavigationPropertyLinkSegment link => Navigate(target, link.NavigationProperty.Name) with { References = true },
        PropertySegment property => target with { Property = Shown(target, property.Property.Name) },
        DynamicPathSegment open => target with { Property = open.Identifier },
        CountSegment when !target.Single || target.Property is not null => target with { Count = true },
        ValueSegment when target.Property is not null => target with { Value = true },
        ReferenceSegment when target.Property is null => target with { References = true },
        _ => throw Unsupported(segment.Identifier),
    };

    private static ODataTarget Navigate(ODataTarget target, string name)
    {
        var way = target.Shape!.Navigations.First(navigation => navigation.Name == name);
        if (Key(target) is not { } key) throw Unsupported(name);
        return new ODataTarget { Shape = EntityShapes.Of(way.Set), Within = way.Condition(key), Owner = (target.Shape!, target.Within!) };
    }

    // The values of the key that the path gives, in the order of the key's properties; null where it gives none, or more than a key.
    private static string[]? Key(ODataTarget target)
    {
        if (!target.Single || target.Within is not AndExpression { Conditions: var conditions } || conditions.Count != target.Shape!.Key.Count) return null;
        var given = conditions.OfType<ComparisonExpression>().ToDictionary(each => ((PropertyExpression)each.Left).Name, each => (string)((ConstantExpression)each.Right).Value!);
        return target.Shape.Key.All(given.ContainsKey) ? [.. target.Shape.Key.Select(name => given[name])] : null;
    }

    private static string Shown(ODataTarget target, string property) => target.Shape!.Dimensions.All(dimension => dimension.Name != property)
        ? property
        : throw new ODataRefusedException(400, "select-dimension", $"{property} is a dimension for $apply and $filter. Ask for the list that it stands for instead.");

    private static ODataRefusedException Unsupported(string step) =>
        new(501, "path-unsupported", $"The step \"{step}\" of the path is not supported there. Sets, entities by key, their navigations, properties and lists have addresses, each with /$count, /$value or /$ref where it makes sense.");
}
