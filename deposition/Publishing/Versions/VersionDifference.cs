namespace Hub.Deposition.Publishing;

/// <summary>One field that two versions state differently.</summary>
/// <param name="Field">The field's name in the record.</param>
/// <param name="Before">What only the earlier version says, value by value.</param>
/// <param name="After">What only the later one says.</param>
public sealed record VersionDifference(string Field, IReadOnlyList<string> Before, IReadOnlyList<string> After);
