using Hub.Records;

namespace Hub.Correlation;

/// <summary>Reads given files, fits landmarks, and checks what comes out. Pure.</summary>
public static class Proposals
{
    /// <summary>What would be kept of a file.</summary>
    /// <param name="given">The file, and what it leaves open.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="TransformationFormatException">The file cannot be read; with the line or path and the reason.</exception>
    /// <exception cref="TransformationException">Its landmarks do not allow the fit, or its numbers no map.</exception>
    public static Proposal Read(GivenFile given, Asserter by, DateTimeOffset at)
    {
        var file = TransformationFormats.Read(given.Bytes, given.Name);
        var stored = file.Transformations.Count > 0 ? Stated(file, given, by, at)
            : file.Landmarks is { } landmarks ? Fitted(file, landmarks, given, by, at)
            : throw new TransformationException($"{given.Name} holds neither a transformation nor landmarks.");
        return new Proposal(stored with { Checks = Checked(stored.Stated()) }, Choices(file), SamplePoints.Of(stored));
    }

    private static StoredTransformation Stated(TransformationFile file, GivenFile given, Asserter by, DateTimeOffset at)
    {
        var chosen = given.Choice >= 0 && given.Choice < file.Transformations.Count ? file.Transformations[given.Choice]
            : throw new TransformationException($"{given.Name} holds {file.Transformations.Count} transformations; there is no number {given.Choice + 1}.");
        var stored = Stored(file, given, by, at);
        return stored with
        {
            Original = stored.Original! with { FieldsOf = file.HoldsFields ? given.Choice : null },
            Name = chosen.Name,
            From = Owned(chosen.From, given.From, given.FromUnit),
            To = Owned(chosen.To, given.To, given.ToUnit),
            Transformation = chosen.Transformation,
            Landmarks = Landmarks(chosen),
        };
    }

    /// <summary>The landmarks in the direction of the transformation: BigWarp's lead from the moving image, its transformations to it.</summary>
    private static IReadOnlyList<Landmark> Landmarks(StatedTransformation chosen) =>
        chosen.Landmarks is not { } set ? [] : (set.From == chosen.To ? set.Reversed() : set).Landmarks;

    private static IReadOnlyList<CheckResult> Checked(StatedTransformation stated) =>
        [.. TransformationChecks.Check(stated, stated.Landmarks).Select(CheckResult.Of)];

    private static StoredTransformation Fitted(TransformationFile file, LandmarkSet landmarks, GivenFile given, Asserter by, DateTimeOffset at)
    {
        var (from, to) = (Owned(landmarks.From, given.From, given.FromUnit), Owned(landmarks.To, given.To, given.ToUnit));
        var fit = LandmarkFits.Fit(new LandmarkSet(from, to, landmarks.Landmarks), given.Fit);
        return Stored(file, given, by, at) with
        {
            From = from,
            To = to,
            Transformation = fit.Transformation,
            Fit = fit.Kind,
            Landmarks = landmarks.Landmarks,
            Quality = FitQuality.Of(fit),
            Residuals = fit.Residuals,
            Error = fit.Error,
        };
    }

    private static StoredTransformation Stored(TransformationFile file, GivenFile given, Asserter by, DateTimeOffset at) => new()
    {
        Id = "",
        From = CoordinateSystem.Spatial(SystemName.Physical, "x"),
        To = CoordinateSystem.Spatial(SystemName.Physical, "x"),
        Transformation = new IdentityTransformation(),
        Assumptions = [.. file.Assumptions, .. Assumed(given)],
        Original = new KeptOriginal(given.Name, file.Format.Id, new MemoryContent(given.Bytes).Sha256, given.Bytes.Length),
        By = by,
        At = at,
    };

    private static IEnumerable<string> Assumed(GivenFile given)
    {
        if (given.FromUnit is { } from)
        {
            yield return $"Where the file names no unit, coordinates of {given.From} are in {from}, as its depositor says.";
        }

        if (given.ToUnit is { } to)
        {
            yield return $"Where the file names no unit, coordinates of {given.To} are in {to}, as its depositor says.";
        }
    }

    private static CoordinateSystem Owned(CoordinateSystem system, string owner, string? unit) => system with
    {
        Owner = owner,
        Name = SystemName.Physical,
        Axes = [.. system.Axes.Select(axis => axis.Unit is null && axis.MayBeSpace ? axis with { Unit = unit } : axis)],
    };

    private static IReadOnlyList<string> Choices(TransformationFile file) => file.Transformations.Count < 2 ? [] :
        [.. file.Transformations.Select((each, index) => $"{index + 1}: {each.Name ?? each.Transformation.Type}, from {each.From.Name} to {each.To.Name}")];
}
