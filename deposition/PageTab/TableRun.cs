namespace Hub.Deposition.PageTab;

/// <summary>Neighbours that are written together.</summary>
/// <typeparam name="T">Sections, files or links.</typeparam>
/// <param name="Items">The rows of a table, or one item.</param>
/// <param name="IsTable">Whether it is a table.</param>
internal sealed record TableRun<T>(IReadOnlyList<T> Items, bool IsTable);
