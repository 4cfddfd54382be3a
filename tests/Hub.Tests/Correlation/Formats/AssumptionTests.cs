using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Whatever a file leaves open, its reader says how it took it: which way it leads, and in which lengths.</summary>
public sealed class AssumptionTests
{
    private static readonly double[][] Here = [[1, 2, 3], [40, 5, 6], [7, 80, 9], [10, 11, 120], [33, 44, 55.5]];

    private static readonly double[][] There = [[2, 1, 3], [41, 6, 8], [6, 82, 10], [12, 10, 118], [35, 40, 57]];

    [Theory]
    [InlineData("itk", "from points of the fixed (reference) image to points of the moving image", "millimeters")]
    [InlineData("elastix", "from points of the fixed image to points of the moving image", "the images' spacing")]
    [InlineData("bigwarp-affine", "from the fixed (target) to the moving image", "does not name")]
    [InlineData("bigdataviewer", "from pixels of the image to the world", "the unit of the voxel size")]
    [InlineData("mobie", "from the image's physical frame to the view's", "does not name")]
    [InlineData("ec-clem", "from the source image to the target image", "micrometers")]
    [InlineData("neuroglancer", "from the data source to the layer", "steps of the output dimensions")]
    public void A_reader_of_matrices_says_the_direction_and_the_lengths(string id, string direction, string lengths) =>
        Says(id, new AffineTransformation(AffineMatrix.FromRows([[0.9, 0.03, -0.02, 5], [0.01, 1.1, 0.04, -7], [-0.06, 0.07, 1.3, 0.25]])), direction, lengths);

    [Theory]
    [InlineData("bigwarp-landmarks", "The first points are the moving image's", "does not name")]
    [InlineData("bigwarp-project", "from the fixed (target) to the moving image", "does not name")]
    [InlineData("amira-landmarks", "for the points before, the second for the points after", "does not name")]
    public void A_reader_of_landmarks_says_the_direction_and_the_lengths(string id, string direction, string lengths) =>
        Says(id, new ThinPlateSplineTransformation(There, Here), direction, lengths);

    [Theory, InlineData("a.xf", "to the one before it"), InlineData("a.xg", "to the frame of all of them")]
    public void A_reader_of_sections_says_the_direction_and_the_lengths(string name, string direction)
    {
        var said = TransformationFormats.Read("1 0 0 1 5 6\n"u8.ToArray(), name).Assumptions;
        said.ShouldContain(each => each.Contains(direction, StringComparison.Ordinal));
        said.ShouldContain(each => each.Contains("pixels about the centre", StringComparison.Ordinal));
    }

    [Fact]
    public void A_transformation_that_stands_alone_has_no_systems_and_its_reader_says_so() =>
        TransformationFormats.Read("""{"type":"scale","scale":[2,3]}"""u8.ToArray(), "alone.json").Assumptions.Count(said => said.Contains("taken for a system of 2 axes without units", StringComparison.Ordinal)).ShouldBe(2);

    private static void Says(string id, Transformation transformation, string direction, string lengths)
    {
        var stated = new StatedTransformation { From = CoordinateSystem.Spatial("one", "xyz"), To = CoordinateSystem.Spatial("other", "xyz"), Transformation = transformation };
        stated = id is "itk" or "ec-clem" or "mobie" or "bigdataviewer" or "neuroglancer" ? stated with { From = CoordinateSystem.Spatial("one", "xyz", "micrometer"), To = CoordinateSystem.Spatial("other", "xyz", "micrometer") } : stated;
        var written = TransformationFormats.Write(stated, TransformationFormats.Find(id)!);
        var read = TransformationFormats.Read(written.Bytes, written.FileName);
        read.Format.Id.ShouldBe(id);
        read.Assumptions.ShouldContain(said => said.Contains(direction, StringComparison.Ordinal));
        read.Assumptions.ShouldContain(said => said.Contains(lengths, StringComparison.Ordinal));
    }
}
