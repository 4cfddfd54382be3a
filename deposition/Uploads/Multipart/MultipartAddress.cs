namespace Hub.Deposition.Uploads;

/// <summary>Where a client puts one part.</summary>
/// <param name="Number">The part's number from 1.</param>
/// <param name="Length">Its bytes, which the bucket demands.</param>
/// <param name="Address">The signed address.</param>
public sealed record MultipartAddress(int Number, long Length, Uri Address);
