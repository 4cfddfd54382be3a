namespace Hub.OData;

/// <summary>A partner archive.</summary>
/// <param name="Id">The id that <c>Dataset/Archive</c> names.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="HomePage">Its page for people.</param>
/// <param name="DatasetCount">How many datasets the catalogue holds of it.</param>
internal sealed record ArchiveEntity(string Id, string Name, string? Description, string? HomePage, long DatasetCount);
