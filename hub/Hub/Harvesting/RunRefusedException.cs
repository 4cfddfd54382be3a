namespace Hub.Harvesting;

/// <summary>A run cannot start now: another has the archive, or the archive takes no part.</summary>
/// <param name="message">What is in the way, and what to do.</param>
public sealed class RunRefusedException(string message) : Exception(message);
