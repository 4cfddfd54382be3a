namespace Hub.Specs.Support;

/// <summary>An HTTP answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The media type without parameters.</param>
/// <param name="Body">The body as text.</param>
public sealed record Answer(int Status, string? MediaType, string Body);
