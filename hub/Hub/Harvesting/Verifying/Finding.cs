namespace Hub.Harvesting;

/// <summary>Something that is not as the store promises.</summary>
/// <param name="Code">A stable word: <c>blob-missing</c>, <c>blob-damaged</c>, <c>dataset-differs</c>, <c>dataset-missing</c>, <c>dataset-not-deleted</c>.</param>
/// <param name="Subject">What it is about: an accession, or archive and key.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record Finding(string Code, string Subject, string Message);
