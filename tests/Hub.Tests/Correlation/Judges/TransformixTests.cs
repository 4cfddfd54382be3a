using System.Text;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>elastix maps points by the files that are read and written here, and must come to the same places.</summary>
public sealed class TransformixTests
{
    /// <summary>It prints six digits behind the point.</summary>
    private const double Printed = 1.1e-6;

    private const string Three = "(CenterOfRotationPoint 10 20 30)\n(FixedImageDimension 3)\n(MovingImageDimension 3)\n(Size 10 10 10)\n(Index 0 0 0)\n(Spacing 1 1 1)\n(Origin 0 0 0)\n(Direction 1 0 0 0 1 0 0 0 1)\n";

    private const string Two = "(CenterOfRotationPoint 7 -3)\n(FixedImageDimension 2)\n(MovingImageDimension 2)\n(Size 10 12)\n(Index 0 0)\n(Spacing 0.5 0.25)\n(Origin 3 4)\n(Direction 0.8 0.6 -0.6 0.8)\n";

    private const string Rest = "(UseDirectionCosines \"true\")\n(FixedInternalImagePixelType \"float\")\n(MovingInternalImagePixelType \"float\")\n(ResampleInterpolator \"FinalBSplineInterpolator\")\n(FinalBSplineInterpolationOrder 1)\n(Resampler \"DefaultResampler\")\n(DefaultPixelValue 0)\n(ResultImageFormat \"mhd\")\n(ResultImagePixelType \"float\")\n";

    private static readonly double[][] Points = [[0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10], [-12.5, 7.25, 99]];

    [TransformixTheory]
    [InlineData("TranslationTransform", "4 -2", "")]
    [InlineData("TranslationTransform", "4 -2 7", "")]
    [InlineData("AffineTransform", "1.1 0.2 -0.3 0.9 4 -2", "")]
    [InlineData("AffineTransform", "1.1 0.2 0 -0.1 0.9 0.05 0 0.1 1.2 5 -3 2", "")]
    [InlineData("EulerTransform", "0.7 4 -2", "")]
    [InlineData("EulerTransform", "0.3 -0.5 1.1 5 -3 2", "(ComputeZYX \"false\")\n")]
    [InlineData("EulerTransform", "0.3 -0.5 1.1 5 -3 2", "(ComputeZYX \"true\")\n")]
    public async Task A_file_is_read_as_elastix_means_it(string type, string numbers, string more)
    {
        var bytes = Encoding.UTF8.GetBytes(File(type, numbers, "NoInitialTransform", "Compose") + more);
        await JudgeAsync([("own.txt", bytes)], TransformationFormats.Read(bytes, "own.txt").Transformations[0].Transformation);
    }

    [TransformixTheory, InlineData("Compose"), InlineData("Add")]
    public async Task A_chain_of_files_is_combined_as_elastix_does(string how)
    {
        byte[] first = Encoding.UTF8.GetBytes(File("EulerTransform", "0.7 4 -2", "NoInitialTransform", "Compose"));
        byte[] own = Encoding.UTF8.GetBytes(File("AffineTransform", "1.1 0.2 -0.3 0.9 4 -2", "first.txt", how));
        var read = TransformationFormats.Read(own, "own.txt", new TransformationReadOptions { Companion = name => name == "first.txt" ? first : null });
        await JudgeAsync([("own.txt", own), ("first.txt", first)], read.Transformations[0].Transformation);
    }

    [TransformixFact]
    public async Task Samples_of_an_oblique_image_lie_where_elastix_has_them()
    {
        var bytes = Encoding.UTF8.GetBytes(File("EulerTransform", "0.7 4 -2", "NoInitialTransform", "Compose"));
        var read = TransformationFormats.Read(bytes, "own.txt").Transformations;
        await JudgeAsync([("own.txt", bytes)], read[1].Transformation.Then(read[0].Transformation), [[0, 0], [2, 3], [9, 11]]);
    }

    [TransformixTheory, InlineData("xy", 1), InlineData("yx", 2), InlineData("xyz", 3), InlineData("zyx", 4), InlineData("yzx", 5)]
    public async Task A_file_written_here_moves_points_as_the_transformation_does(string axes, int seed)
    {
        var random = new Random(seed);
        var stated = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("light", axes, "micrometer"),
            To = CoordinateSystem.Spatial("electron", axes, "micrometer"),
            Transformation = new AffineTransformation(AffineMatrix.Create(axes.Length, axes.Length, (row, column) => (column == axes.Length ? 50 : 1) * (random.NextDouble() - 0.5))),
        };
        var order = "xyz"[..axes.Length].Select(axis => axes.IndexOf(axis, StringComparison.Ordinal)).ToArray();
        var written = TransformationFormats.Write(stated, TransformationFormats.Find("elastix")!);
        var judged = await Transformix.MapAsync([("written.txt", written.Bytes)], Cut(axes.Length));
        foreach (var (point, expected) in Cut(axes.Length).Zip(judged))
        {
            var own = new double[axes.Length];
            for (var axis = 0; axis < own.Length; axis++)
            {
                own[order[axis]] = point[axis];
            }

            var mapped = stated.Transformation.Map(own, own.Length);
            order.Select(axis => mapped[axis]).ShouldBe(expected, Printed);
        }
    }

    private static async Task JudgeAsync(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, Transformation transformation, double[][]? samples = null)
    {
        var points = samples ?? Cut(Encoding.UTF8.GetString(files[0].Bytes.Span).Contains("FixedImageDimension 2", StringComparison.Ordinal) ? 2 : 3);
        var judged = await Transformix.MapAsync(files, points, inSamples: samples is not null);
        judged.Length.ShouldBe(points.Length);
        foreach (var (point, expected) in points.Zip(judged))
        {
            transformation.Map(point, point.Length).ShouldBe(expected, Printed);
        }
    }

    private static double[][] Cut(int dimensions) => [.. Points.Select(point => point[..dimensions])];

    private static string File(string type, string numbers, string initial, string how)
    {
        var count = numbers.Split(' ').Length;
        var flat = count is 2 or 4 || type == "AffineTransform" && count == 6 || type == "EulerTransform" && count == 3;
        return $"(Transform \"{type}\")\n(NumberOfParameters {count})\n(TransformParameters {numbers})\n(InitialTransformParametersFileName \"{initial}\")\n(HowToCombineTransforms \"{how}\")\n{(flat ? Two : Three)}{Rest}";
    }
}
