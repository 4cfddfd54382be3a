namespace Hub.Store;

/// <summary>A value under which documents are found besides their id; many documents may share it.</summary>
/// <param name="Name">What the value is, for example <c>owner</c>.</param>
/// <param name="Value">The value; ordinal, case-sensitive.</param>
public sealed record DocumentKey(string Name, string Value);
