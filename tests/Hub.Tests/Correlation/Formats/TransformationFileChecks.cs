using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>What must hold for whatever a reader of files gives back.</summary>
internal static class TransformationFileChecks
{
    /// <summary>A refusal says where and why, and which file.</summary>
    public static void Said(TransformationFormatException refused)
    {
        refused.Place.ShouldMatch(@"^(line [1-9]\d*|\$.*)$");
        refused.Reason.ShouldNotBeNullOrWhiteSpace();
        refused.File.ShouldNotBeNull();
    }

    /// <summary>Everything read can be checked, inverted and written, or says why not; none of it throws.</summary>
    public static void Usable(TransformationFile file)
    {
        foreach (var stated in file.Transformations.Take(20))
        {
            TransformationChecks.Check(stated, file.Landmarks).Count.ShouldBe(6);
            stated.Transformation.Invert().Kind.ShouldBeOneOf(Enum.GetValues<InverseKind>());
            TransformationJson.Write(stated.Transformation).ShouldStartWith("{");
            foreach (var format in TransformationFormats.All)
            {
                (format.Refusal(stated) is null or { Length: > 0 }).ShouldBeTrue();
            }
        }

        foreach (var kind in file.Landmarks is null ? [] : Enum.GetValues<FitKind>())
        {
            try
            {
                LandmarkFits.Fit(file.Landmarks!, kind).FiducialRegistrationError.ShouldBeGreaterThanOrEqualTo(0);
            }
            catch (TransformationException refused)
            {
                refused.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }
}
