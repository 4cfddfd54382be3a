using Hub.Catalogue;
using Hub.Records;

namespace Hub.OData;

/// <summary>The trace of a dataset's values as elements of a list.</summary>
internal static class TraceValues
{
    /// <summary>The list's name.</summary>
    public const string Property = "Trace";

    /// <summary>The members of an element.</summary>
    public static IReadOnlyList<CollectionMember> Members { get; } =
        [new("Field"), new("Source"), new("Value"), new("Rule"), new("Vocabulary"), new("Where"), new("Certainty")];

    /// <summary>The list as one like those that can be asked for.</summary>
    public static RecordCollection Collection { get; } = RecordCollection.Of<Dataset, TraceEntry>(Property, Members, dataset => dataset.Trace, Of);

    /// <summary>The values of an element, in the order of <see cref="Members"/>.</summary>
    private static string?[] Of(TraceEntry entry) => [entry.Field, entry.Source, entry.Value, entry.Rule, entry.Vocabulary, entry.Where, entry.Certainty.ToString()];
}
