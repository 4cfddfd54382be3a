namespace Hub.Catalogue;

/// <summary>One figure of a group.</summary>
/// <param name="Name">The column's name in the answer.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Property">Of which property; null for <see cref="FigureFunction.Count"/>.</param>
public sealed record Figure(string Name, FigureFunction Function, string? Property = null);
