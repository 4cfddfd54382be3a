namespace ArchiveServer.Empiar;

/// <summary>A way of imaging, as EMPIAR's fields name it.</summary>
/// <param name="ExperimentType">The field <c>experiment_type</c>.</param>
/// <param name="TitleStart">How titles of such entries begin.</param>
/// <param name="Category">The image sets' category.</param>
/// <param name="Format">The image sets' format.</param>
/// <param name="LeastPixel">Ångström.</param>
/// <param name="MostPixel">Ångström.</param>
/// <param name="Scales">The scales it is used at.</param>
internal sealed record Technique(
    string ExperimentType, string TitleStart, string Category, string Format, double LeastPixel, double MostPixel, IReadOnlyList<string> Scales);
