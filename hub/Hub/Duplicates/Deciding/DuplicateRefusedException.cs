namespace Hub.Duplicates;

/// <summary>A join or split that cannot be done.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class DuplicateRefusedException(string message) : Exception(message);
