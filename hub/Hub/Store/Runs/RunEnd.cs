namespace Hub.Store;

/// <summary>How a run ends.</summary>
/// <param name="State">Any state but <see cref="RunState.Running"/>.</param>
/// <param name="Message">A sentence: what is missing and what to do.</param>
/// <param name="ListingComplete">Whether the listing was read to its end.</param>
public sealed record RunEnd(RunState State, string Message, bool ListingComplete);
