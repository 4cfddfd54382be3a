namespace Hub.Correlation;

/// <summary>What would be kept of a given file, to be looked at before it is.</summary>
/// <param name="Transformation">The transformation as it would be stored.</param>
/// <param name="Choices">What each transformation of the file is called, where there are several.</param>
/// <param name="Samples">Points in the middle and at the corners of what is known of the first image, and where they come to lie.</param>
public sealed record Proposal(StoredTransformation Transformation, IReadOnlyList<string> Choices, IReadOnlyList<(double[] From, double[] To)> Samples);
