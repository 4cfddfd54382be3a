namespace Hub.Indexing.Searching;

/// <summary>One value of a facet.</summary>
/// <param name="Value">The keyword; the integer or lower end of a step in invariant digits; the date in the form of its <see cref="CalendarUnit"/>.</param>
/// <param name="Count">The documents that have it.</param>
public sealed record FacetValue(string Value, long Count);
