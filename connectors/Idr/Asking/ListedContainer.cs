using Hub.Connectors.Idr.Sources;

namespace Hub.Connectors.Idr.Asking;

/// <summary>A container as the server lists it.</summary>
/// <param name="Container">What is needed of it to group and to ask.</param>
/// <param name="Json">The whole object, as it came.</param>
internal sealed record ListedContainer(Container Container, string Json);
