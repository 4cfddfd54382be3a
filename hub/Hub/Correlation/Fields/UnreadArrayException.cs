namespace Hub.Correlation;

/// <summary>An array that is well made and cannot be read here.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class UnreadArrayException(string message) : Exception(message);
