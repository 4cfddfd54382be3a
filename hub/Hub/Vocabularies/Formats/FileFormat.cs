namespace Hub.Vocabularies;

/// <summary>A file format.</summary>
/// <param name="Name">The canonical name, <c>OME-TIFF</c>.</param>
/// <param name="Kind">What the files hold: <c>image</c>, <c>volume</c>, <c>table</c>, <c>archive</c>, <c>text</c>, <c>video</c>, <c>mesh</c>.</param>
/// <param name="Extensions">The endings of file names, longest first, lower-case with their dots: <c>.ome.tif</c>.</param>
public sealed record FileFormat(string Name, string Kind, IReadOnlyList<string> Extensions);
