namespace Hub.Tests.OData;

/// <summary>A figure of a group.</summary>
/// <param name="Text">As <c>aggregate</c> has it, without its alias.</param>
/// <param name="Of">The same over the group's records.</param>
internal sealed record ApplyFigure<T>(string Text, Func<IReadOnlyList<T>, object?> Of);
