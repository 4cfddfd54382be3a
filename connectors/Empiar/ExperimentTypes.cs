using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>The imaging method of an entry: EMPIAR's word for it, made sharper where the image sets allow it.</summary>
internal static class ExperimentTypes
{
    // "EMDB" says only that a structure in EMDB was made of the data.
    private const string StructureRelated = "EMDB";

    /// <summary>One term as stated, or the derived one; none where the entry says nothing.</summary>
    public static IReadOnlyList<StatedTerm> Read(JsonPlace entry)
    {
        var place = entry["experiment_type"];
        if (place.Text() is not { } type)
        {
            return [];
        }

        var tiltSeries = entry["imagesets"].Each().FirstOrDefault(set => string.Equals(ImageSets.Category(set), "tilt series", StringComparison.OrdinalIgnoreCase));
        return string.Equals(type, StructureRelated, StringComparison.OrdinalIgnoreCase) && tiltSeries.Exists
            ? [new StatedTerm(null, "cryo-electron tomography", "EMPIAR", tiltSeries["category"].Path, Certainty.Derived, "empiar.tilt-series")]
            : [new StatedTerm(null, type, "EMPIAR", place.Path)];
    }
}
