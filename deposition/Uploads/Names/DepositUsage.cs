namespace Hub.Deposition.Uploads;

/// <summary>How much a deposit holds, counted with every change of its files.</summary>
/// <param name="Deposit">The accession.</param>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record DepositUsage(string Deposit, long Files, long Bytes);
