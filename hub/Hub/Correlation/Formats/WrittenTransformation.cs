namespace Hub.Correlation;

/// <summary>A file made of a transformation.</summary>
/// <param name="Format">The format it is in.</param>
/// <param name="FileName">A name with the format's extension.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Notes">What whoever uses the file must know, a sentence each: units, origin, direction, what was left out.</param>
public sealed record WrittenTransformation(TransformationFormat Format, string FileName, ReadOnlyMemory<byte> Bytes, IReadOnlyList<string> Notes);
