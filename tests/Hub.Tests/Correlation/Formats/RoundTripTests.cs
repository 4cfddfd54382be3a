using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>What is written is read back as the same map.</summary>
public sealed class RoundTripTests
{
    private static readonly double[][] Moving = [[1, 2, 3], [40, 5, 6], [7, 80, 9], [10, 11, 120], [33, 44, 55.5]];

    private static readonly double[][] Target = [[2, 1, 3], [41, 6, 8], [6, 82, 10], [12, 10, 118], [35, 40, 57]];

    public static TheoryData<string> Matrices => ["ome-ngff", "itk", "elastix", "bigwarp-affine", "bigdataviewer", "mobie", "ec-clem", "neuroglancer"];

    [Theory, MemberData(nameof(Matrices))]
    public void A_matrix_over_z_y_x_comes_back_from_every_format_that_holds_one(string id)
    {
        var stated = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("light", "zyx", "micrometer"),
            To = CoordinateSystem.Spatial("electron", "zyx", "nanometer"),
            Transformation = new AffineTransformation(AffineMatrix.FromRows([[900, 30, -20, 5000], [10, 1100, 40, -7000], [-60, 70, 1300, 250]])),
        };
        var written = TransformationFormats.Write(stated, TransformationFormats.Find(id)!);
        var read = TransformationFormats.Read(written.Bytes, written.FileName);
        read.Format.Id.ShouldBe(id);
        // MoBIE's file names no unit, and both sides are written in micrometers.
        Same(stated, id == "mobie" ? InMicrometers(read.Transformations[0]) : read.Transformations[0]);
    }

    [Fact]
    public void A_matrix_about_images_centres_comes_back_from_IMOD()
    {
        var section = CoordinateSystem.Spatial("section", "xy", "nanometer") with { PixelSize = [5, 5], Shape = [1000, 800] };
        var stated = new StatedTransformation { From = section, To = section with { Name = "other" }, Transformation = new AffineTransformation(AffineMatrix.FromRows([[0.9, -0.1, 20], [0.1, 1.1, -30]])) };
        var written = TransformationFormats.Write(stated, TransformationFormats.Find("imod")!);
        var read = TransformationFormats.Read(written.Bytes, written.FileName, new TransformationReadOptions { FromShape = [1000, 800], ToShape = [1000, 800] }).Transformations.Single();
        var pixels = read.From with { Pixels = PixelConvention.Centre };
        var back = new ScaleTransformation([0.2, 0.2]).Then(SystemConversion.Between(pixels, read.From)).Then(read.Transformation).Then(SystemConversion.Between(read.To, pixels)).Then(new ScaleTransformation([5, 5]));
        back.Map([100, 200], 2).Zip(stated.Transformation.Map([100, 200], 2)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Theory, InlineData("bigwarp-landmarks"), InlineData("bigwarp-project"), InlineData("amira-landmarks")]
    public void Landmarks_come_back_from_every_format_that_holds_them(string id)
    {
        var stated = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("fixed", "xyz"),
            To = CoordinateSystem.Spatial("moving", "xyz"),
            Transformation = new ThinPlateSplineTransformation(Target, Moving),
        };
        var written = TransformationFormats.Write(stated, TransformationFormats.Find(id)!);
        var read = TransformationFormats.Read(written.Bytes, written.FileName);
        read.Format.Id.ShouldBe(id);
        read.Landmarks!.Landmarks.Select(landmark => landmark.From).ShouldBe(Moving);
        read.Landmarks.Landmarks.Select(landmark => landmark.To).ShouldBe(Target);
        if (id == "bigwarp-project")
        {
            Same(stated, read.Transformations.Single());
        }
    }

    [Fact]
    public void A_format_says_why_it_cannot_hold_a_transformation()
    {
        var bend = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("fixed", "xyz", "micrometer"),
            To = CoordinateSystem.Spatial("moving", "xyz", "micrometer"),
            Transformation = new ThinPlateSplineTransformation(Target, Moving),
        };
        TransformationFormats.Find("ome-ngff")!.Refusal(bend)!.ShouldContain("thin-plate");
        TransformationFormats.Find("itk")!.Refusal(bend)!.ShouldContain("bends");
        TransformationFormats.Find("bigwarp-landmarks")!.Refusal(bend).ShouldBeNull();
        TransformationFormats.Find("amira-landmarks")!.Refusal(bend with { Transformation = new IdentityTransformation() })!.ShouldContain("landmarks");
    }

    /// <summary>The same points in the same places, each said in the words of its own systems where they know units.</summary>
    private static void Same(StatedTransformation stated, StatedTransformation read)
    {
        double[] point = [3.5, -20, 117];
        var (from, to) = (Known(stated.From, read.From), Known(stated.To, read.To));
        var mapped = SystemConversion.Between(read.To with { Axes = to.Axes }, stated.To with { Pixels = read.To.Pixels })
            .Map(read.Transformation.Map(SystemConversion.Between(stated.From with { Pixels = read.From.Pixels }, read.From with { Axes = from.Axes }).Map(point, 3), 3), 3);
        var expected = stated.Transformation.Map(point, 3);
        mapped.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1, Math.Abs(pair.Second)));
    }

    private static StatedTransformation InMicrometers(StatedTransformation stated) =>
        stated with { From = CoordinateSystem.Spatial("physical", "xyz", "micrometer"), To = CoordinateSystem.Spatial("world", "xyz", "micrometer") };

    /// <summary>A system as it was read; where its format names no unit, in the unit that was written.</summary>
    private static CoordinateSystem Known(CoordinateSystem stated, CoordinateSystem read) =>
        read with { Axes = [.. read.Axes.Select(axis => axis.Unit is null or CoordinateUnits.Pixel ? axis with { Unit = stated.Axes[0].Unit } : axis)] };
}
