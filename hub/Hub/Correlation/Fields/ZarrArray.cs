namespace Hub.Correlation;

/// <summary>A Zarr array that was read whole.</summary>
/// <param name="Shape">Its lengths.</param>
/// <param name="Values">Its numbers, the last axis fastest.</param>
/// <param name="MissingChunks">How many chunks are not there and hold the fill value.</param>
internal sealed record ZarrArray(IReadOnlyList<int> Shape, double[] Values, int MissingChunks);
