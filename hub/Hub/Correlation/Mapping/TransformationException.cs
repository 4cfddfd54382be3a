namespace Hub.Correlation;

/// <summary>A transformation that cannot be built, inverted or applied, with the reason and what to do.</summary>
/// <param name="message">Written for the person who gave the transformation.</param>
public sealed class TransformationException(string message) : Exception(message);
