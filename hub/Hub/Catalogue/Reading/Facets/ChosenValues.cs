using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>The values chosen in a facet.</summary>
/// <param name="Selection">What they leave of the index.</param>
/// <param name="Ids">The ids that are chosen.</param>
/// <param name="NotStated">Whether records without a value are chosen too.</param>
internal sealed record ChosenValues(Selection Selection, IReadOnlySet<string> Ids, bool NotStated);
