namespace Hub.Portal.Api;

/// <summary>A page of a deposit's files.</summary>
/// <param name="Total">How many files the deposit holds.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Files">The files of this page, in the order of their paths in small letters.</param>
/// <param name="Next">The path to ask the next page <c>after</c>; null on the last.</param>
public sealed record DepositFilesPage(long Total, long Bytes, IReadOnlyList<DepositFileEntry> Files, string? Next);
