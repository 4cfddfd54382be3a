namespace Hub.OData;

/// <summary>Which query options make sense for what a path leads to: an option that would change nothing is refused, not ignored.</summary>
internal static class TargetOptions
{
    private static readonly string[] OfLists = ["$filter", "$search", "$orderby", "$top", "$skip", "$skiptoken", "$count", "$apply", FacetNames.Option];
    private static readonly string[] OfEntities = ["$select", "$expand", "$compute"];

    /// <summary>Refuses options that do not belong to the target.</summary>
    /// <exception cref="ODataRefusedException">One does not.</exception>
    public static void Check(ODataTarget target, QueryOptions options)
    {
        if (target.Mapping is not null) Refuse(options, [.. OfLists, .. OfEntities], "a function that maps", "Ask it with its parameters alone");
        else if (target.Metadata || target.Shape is null) Refuse(options, [.. OfLists, .. OfEntities], "the model and the service document", "Ask an entity set");
        else if (target.Property is not null) Refuse(options, [.. OfLists, .. OfEntities], "a property", "Ask the entity, with options inside $select: $select=Organisms($filter=Name eq 'Homo sapiens')");
        else if (target.Single) Refuse(options, OfLists, "one entity", "Ask its entity set");
        else if (target.Count) Refuse(options, ["$top", "$skip", "$skiptoken", "$expand", "$select"], "/$count", "Only $filter, $search and $apply change a number");
    }

    private static void Refuse(QueryOptions options, string[] names, string what, string instead)
    {
        if (Array.Find(names, name => options[name] is not null) is { } option)
            throw new ODataRefusedException(400, "option-misplaced", $"The query option {option} does not apply to {what}. {instead}.", option);
    }
}
