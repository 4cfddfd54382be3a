using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>One uploaded file.</summary>
/// <param name="Path">Relative to the deposit, with forward slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadedFile(string Path, IContent Content);
