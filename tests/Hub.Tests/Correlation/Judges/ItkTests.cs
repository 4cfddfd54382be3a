using System.Text;

using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>ITK maps points by the files that are read and written here, and must come to the same places.</summary>
public sealed class ItkTests
{
    /// <summary>Of a point's largest number; ITK computes in double precision as the hub does.</summary>
    private const double Tolerance = 1e-10;

    private static readonly double[][] Points = [[0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10], [-12.5, 7.25, 99]];

    [ItkTheory]
    [InlineData("TranslationTransform_double_2_2", "4 -2", "")]
    [InlineData("TranslationTransform_double_3_3", "4 -2 7", "")]
    [InlineData("AffineTransform_double_2_2", "1.1 0.2 -0.3 0.9 4 -2", "7 -3")]
    [InlineData("AffineTransform_double_3_3", "1.1 0.2 0 -0.1 0.9 0.05 0 0.1 1.2 5 -3 2", "10 20 30")]
    [InlineData("MatrixOffsetTransformBase_double_3_3", "1.1 0.2 0 -0.1 0.9 0.05 0 0.1 1.2 5 -3 2", "10 20 30")]
    [InlineData("Euler2DTransform_double_2_2", "0.7 4 -2", "7 -3")]
    [InlineData("Rigid2DTransform_double_2_2", "0.7 4 -2", "7 -3")]
    [InlineData("Similarity2DTransform_double_2_2", "1.3 0.7 4 -2", "7 -3")]
    [InlineData("Euler3DTransform_double_3_3", "0.3 -0.5 1.1 5 -3 2", "10 20 30 0")]
    [InlineData("Euler3DTransform_double_3_3", "0.3 -0.5 1.1 5 -3 2", "10 20 30 1")]
    [InlineData("VersorRigid3DTransform_double_3_3", "0.1 -0.2 0.3 5 -3 2", "10 20 30")]
    [InlineData("VersorTransform_double_3_3", "0.1 -0.2 0.3", "0 0 0")]
    [InlineData("Similarity3DTransform_double_3_3", "0.1 -0.2 0.3 5 -3 2 1.3", "10 20 30")]
    [InlineData("ScaleTransform_double_3_3", "2 3 0.5", "10 20 30")]
    [InlineData("IdentityTransform_double_3_3", "", "")]
    public async Task A_transform_of_every_type_is_read_as_ITK_means_it(string type, string parameters, string centre) => await JudgeAsync(File((type, parameters, centre)), type[^1] - '0');

    [ItkTheory, InlineData(2), InlineData(3)]
    public async Task The_members_of_a_composite_are_done_in_the_order_of_ITK(int count)
    {
        var members = new (string, string, string)[]
        {
            ("Euler3DTransform_double_3_3", "0.3 -0.5 1.1 5 -3 2", "10 20 30 0"), ("ScaleTransform_double_3_3", "2 3 0.5", "0 0 0"), ("TranslationTransform_double_3_3", "40 -20 70", ""),
        };
        await JudgeAsync(File([("CompositeTransform_double_3_3", "", ""), .. members[..count]]), 3);
    }

    [ItkTheory, InlineData("affine-RAS.itk.tfm"), InlineData("affine-oblique.itk.tfm"), InlineData("from-fsnative_to-bold_mode-image.tfm"), InlineData("from-scanner_to-bold_mode-image.tfm")]
    public async Task Recorded_files_of_others_are_read_as_ITK_means_them(string name)
    {
        if (SharedData.Folder is not null)
        {
            await JudgeAsync(await System.IO.File.ReadAllBytesAsync(TransformationFiles.Path("itk/" + name)), 3);
        }
    }

    [ItkTheory, InlineData("xy", 1), InlineData("yx", 2), InlineData("xyz", 3), InlineData("zyx", 4), InlineData("yzx", 5)]
    public async Task A_file_written_here_moves_points_as_the_transformation_does(string axes, int seed)
    {
        var random = new Random(seed);
        var stated = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("light", axes, "millimeter"),
            To = CoordinateSystem.Spatial("electron", axes, "micrometer"),
            Transformation = new AffineTransformation(AffineMatrix.Create(axes.Length, axes.Length, (row, column) => (column == axes.Length ? 50 : 1) * (random.NextDouble() - 0.5))),
        };
        var points = Cut(axes.Length);
        var judged = await Itk.MapAsync(TransformationFormats.Write(stated, TransformationFormats.Find("itk")!).Bytes, points);
        foreach (var (point, expected) in points.Zip(judged))
        {
            // ITK has x, y (and z) in millimetres on both sides.
            var own = axes.Select(axis => point["xyz".IndexOf(axis, StringComparison.Ordinal)]).ToArray();
            var mapped = stated.Transformation.Map(own, own.Length);
            Close("xyz"[..axes.Length].Select(axis => mapped[axes.IndexOf(axis, StringComparison.Ordinal)] / 1000).ToArray(), expected);
        }
    }

    private static async Task JudgeAsync(byte[] file, int dimensions)
    {
        var points = Cut(dimensions);
        var transformation = TransformationFormats.Read(file, "judged.tfm").Transformations.ShouldHaveSingleItem().Transformation;
        var judged = await Itk.MapAsync(file, points);
        judged.Length.ShouldBe(points.Length);
        foreach (var (point, expected) in points.Zip(judged))
        {
            Close(transformation.Map(point, dimensions), expected);
        }
    }

    private static void Close(double[] mapped, double[] expected)
    {
        var size = 1 + expected.Max(Math.Abs);
        mapped.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= size * Tolerance);
    }

    private static double[][] Cut(int dimensions) => [.. Points.Select(point => point[..dimensions])];

    private static byte[] File(params (string Type, string Parameters, string Fixed)[] transforms) => Encoding.UTF8.GetBytes("#Insight Transform File V1.0\n" + string.Concat(
        transforms.Select((each, index) => each.Type.StartsWith("Composite", StringComparison.Ordinal) ? $"#Transform {index}\nTransform: {each.Type}\n" : $"#Transform {index}\nTransform: {each.Type}\nParameters: {each.Parameters}\nFixedParameters: {each.Fixed}\n")));
}
