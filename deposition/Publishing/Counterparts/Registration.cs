using System.Globalization;

using Hub.Correlation;

namespace Hub.Deposition.Publishing;

/// <summary>Tries a file of landmarks or transformations that registers one half of a correlative study to the other, on sample points.</summary>
public static class Registration
{
    /// <summary>The largest file that is taken.</summary>
    public const int MostBytes = 4 << 20;

    private const double Step = 1000;

    /// <summary>What was found, in sentences: what the file holds, what it leaves open, and what becomes of sample points.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name, by whose ending its form may be known.</param>
    /// <exception cref="RefusedException">It is no file of landmarks or transformations, or none can be fitted.</exception>
    public static IReadOnlyList<string> Try(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var file = TransformationFormats.Read(bytes, name);
            var found = new List<string> { $"Read as {file.Format.Label}." };
            found.AddRange(file.Assumptions);
            found.AddRange(file.Transformations.SelectMany(Tried));
            if (file.Landmarks is { } landmarks)
            {
                found.Add(Fitted(landmarks));
            }

            return found;
        }
        catch (Exception wrong) when (wrong is TransformationFormatException or TransformationException)
        {
            throw new RefusedException(Refusal.Invalid, "registration-unreadable", wrong.Message) { Field = "registration" };
        }
    }

    /// <summary>What so many landmarks allow to be fitted.</summary>
    internal static FitKind FitTo(LandmarkSet landmarks) => landmarks.Usable.Count > landmarks.From.Axes.Count + 1 ? FitKind.Affine : FitKind.Translation;

    // The origin and a point along each axis go there and back.
    private static IEnumerable<string> Tried(StatedTransformation stated)
    {
        var from = stated.From.Axes.Count;
        var title = $"The transformation {(stated.Name is { } called ? $"'{called}' " : "")}from {stated.From.Name} to {stated.To.Name}";
        if (!stated.Transformation.IsMappable)
        {
            return [$"{title} refers to data that are not in the file and cannot be tried here."];
        }

        var points = new double[(from + 1) * from];
        for (var axis = 0; axis < from; axis++)
        {
            points[((axis + 1) * from) + axis] = Step;
        }

        var mapped = stated.Transformation.Map(points, from);
        var to = mapped.Length / (from + 1);
        return Enumerable.Range(0, from + 1).Select(index => string.Create(
            CultureInfo.InvariantCulture, $"{title} takes ({Text(points.AsSpan(index * from, from))}) to ({Text(mapped.AsSpan(index * to, to))})."));
    }

    private static string Fitted(LandmarkSet landmarks)
    {
        var kind = FitTo(landmarks);
        var fit = LandmarkFits.Fit(landmarks, kind);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{landmarks.Usable.Count} landmarks; the best {kind.ToString().ToLowerInvariant()} transformation misses them by {fit.MeanResidual:0.###} on average and by {fit.LargestResidual:0.###} at most, in the units of {landmarks.To.Name}.");
    }

    private static string Text(ReadOnlySpan<double> point) => string.Join(", ", point.ToArray().Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)));
}
