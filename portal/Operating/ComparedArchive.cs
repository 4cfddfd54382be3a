namespace Hub.Portal.Operating;

/// <summary>What comparing store and index has shown of one archive since the start.</summary>
/// <param name="Archive">The archive's id.</param>
/// <param name="At">When they were last compared.</param>
/// <param name="StoreRoot">The root of the store's digest tree then, before any repair.</param>
/// <param name="IndexRoot">The root of the index's digest tree then, before any repair.</param>
/// <param name="Datasets">How many datasets were compared.</param>
/// <param name="Differences">How many datasets differed, all comparisons together.</param>
/// <param name="RepairedInStore">How many of these were wrong in the store and were merged anew.</param>
/// <param name="RepairedInIndex">How many of these were written anew into the index.</param>
public sealed record ComparedArchive(
    string Archive, DateTimeOffset At, string StoreRoot, string IndexRoot, long Datasets, long Differences, long RepairedInStore, long RepairedInIndex);
