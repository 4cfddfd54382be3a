using System.Text;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>What each tool means by its numbers: direction, order of axes and of steps, units, origin. Every expected point is worked out by hand.</summary>
public sealed class ToolConventionTests
{
    private const string Translated = "1 0 0 10 0 1 0 0 0 0 1 0";

    private const string Doubled = "2 0 0 0 0 2 0 0 0 0 2 0";

    [Fact]
    public void ITK_leads_from_the_fixed_to_the_moving_image_in_millimeters_about_a_centre()
    {
        // A quarter turn about (10, 0), then a step of 1 along x: (11, 0) goes to (10, 1), then to (11, 1).
        var stated = Read("#Insight Transform File V1.0\n#Transform 0\nTransform: Euler2DTransform_double_2_2\nParameters: 1.5707963267948966 1 0\nFixedParameters: 10 0\n", "turn.tfm").Transformations.Single();
        (stated.From.Name, stated.To.Name, stated.From.Axes[0].Unit, Axes(stated.From)).ShouldBe(("fixed", "moving", "millimeter", "xy"));
        stated.Transformation.Map([11, 0], 2).ShouldBe([11, 1], 1e-12);
    }

    [Fact]
    public void ITK_does_the_last_member_of_a_composite_first_and_composes_no_series()
    {
        const string Members = "Transform: TranslationTransform_double_2_2\nParameters: 10 0\nFixedParameters: \nTransform: AffineTransform_double_2_2\nParameters: 2 0 0 2 0 0\nFixedParameters: 0 0\n";
        var composite = Read($"#Insight Transform File V1.0\nTransform: CompositeTransform_double_2_2\n{Members}", "both.tfm").Transformations.Single();
        composite.Transformation.Map([1, 1], 2).ShouldBe([12, 2]);
        var series = Read($"#Insight Transform File V1.0\n{Members}", "series.tfm");
        series.Transformations.Count.ShouldBe(2);
        series.Assumptions.ShouldContain(assumption => assumption.Contains("not composed"));
    }

    [Fact]
    public void Euler_angles_of_ITK_turn_about_y_before_x_unless_the_file_says_otherwise()
    {
        // A quarter turn about x and one about y: (0, 0, 1) goes by y to (1, 0, 0), which x leaves; the other way round x takes it to (0, -1, 0), which y leaves.
        const string Start = "#Insight Transform File V1.0\nTransform: Euler3DTransform_double_3_3\nParameters: 1.5707963267948966 1.5707963267948966 0 0 0 0\nFixedParameters: 0 0 0";
        Read(Start + "\n", "zxy.tfm").Transformations[0].Transformation.Map([0, 0, 1], 3).ShouldBe([1, 0, 0], 1e-12);
        Read(Start + " 1\n", "zyx.tfm").Transformations[0].Transformation.Map([0, 0, 1], 3).ShouldBe([0, -1, 0], 1e-12);
    }

    [Theory, InlineData("Compose", 22, 0), InlineData("Add", 12, 0)]
    public void Elastix_does_its_initial_transform_first_or_adds_both_steps(string how, double x, double y)
    {
        // Initial: 10 along x. Own: doubled. Composed (1, 0) → (11, 0) → (22, 0); added 2·1 + (1 + 10) - 1 = 12.
        byte[] initial = Encoding.UTF8.GetBytes(Elastix("TranslationTransform", "10 0", "NoInitialTransform", "Compose"));
        var file = TransformationFormats.Read(Encoding.UTF8.GetBytes(Elastix("AffineTransform", "2 0 0 2 0 0", "first.txt", how)), "own.txt", new TransformationReadOptions { Companion = name => name == "first.txt" ? initial : null });
        file.Transformations[0].Transformation.Map([1, 0], 2).ShouldBe([x, y]);
        (file.Transformations[0].From.Name, file.Transformations[0].To.Name).ShouldBe(("fixed", "moving"));
    }

    [Fact]
    public void Elastix_lists_direction_cosines_a_column_at_a_time()
    {
        // Index (1, 0) lies one step of 3 along the first column of the direction, which is (0, 1).
        var grid = Read(Elastix("TranslationTransform", "0 0", "NoInitialTransform", "Compose") + "(Size 4 5)\n(Spacing 3 7)\n(Origin 100 200)\n(Direction 0 1 -1 0)\n", "grid.txt").Transformations[1];
        grid.Transformation.Map([1, 0, 0, 1], 2).ShouldBe([100, 203, 93, 200]);
        grid.From.Shape.ShouldBe([4, 5]);
    }

    [Fact]
    public void BigWarp_landmarks_list_the_moving_point_first()
    {
        var set = Read("\"Pt-0\",\"true\",\"1\",\"2\",\"30\",\"40\"\n\"Pt-1\",\"false\",\"5\",\"6\",\"Infinity\",\"Infinity\"\n", "pairs.csv").Landmarks!;
        (set.From.Name, set.To.Name).ShouldBe(("moving", "fixed"));
        set.Landmarks[0].From.ShouldBe([1, 2]);
        set.Landmarks[0].To.ShouldBe([30, 40]);
        (set.Landmarks[1].IsActive, set.Landmarks[1].To is null, set.Usable.Count).ShouldBe((false, true, 1));
    }

    [Fact]
    public void BigWarp_affine_JSON_leads_from_the_fixed_to_the_moving_image_row_by_row()
    {
        var stated = Read("{\"type\":\"affine\",\"affine\":[1,2,3,4,5,6]}", "affine.json").Transformations.Single();
        (stated.From.Name, stated.To.Name, Axes(stated.From)).ShouldBe(("fixed", "moving", "xy"));
        stated.Transformation.Map([10, 100], 2).ShouldBe([213, 546]);
    }

    [Theory, InlineData("Translation"), InlineData("Affine"), InlineData("Thin Plate Spline")]
    public void A_BigWarp_project_leads_from_the_fixed_to_the_moving_image(string type)
    {
        const string Points = "\"movingPoints\":[[0,0],[1,0],[0,1],[1,1]],\"fixedPoints\":[[100,0],[101,0],[100,1],[101,1]],\"active\":[true,true,true,true],\"names\":[\"a\",\"b\",\"c\",\"d\"]";
        var file = Read($"{{\"Transform\":{{\"type\":\"{type}\",\"landmarks\":{{\"type\":\"BigWarpLandmarks\",\"numDimensions\":2,{Points}}}}}}}", "project.json");
        file.Transformations.Single().Transformation.Map([100.5, 0.25], 2).ShouldBe([0.5, 0.25], 1e-9);
        (file.Transformations[0].From.Name, file.Landmarks!.From.Name).ShouldBe(("fixed", "moving"));
    }

    [Fact]
    public void BigDataViewer_does_the_last_listed_transform_first_and_leads_from_pixels_to_the_world()
    {
        // Doubled, then 10 along x: pixel (1, 1, 1) goes to (2, 2, 2), then to (12, 2, 2).
        var stated = Read(BigDataViewer(Translated, Doubled), "views.xml").Transformations.Single();
        stated.Transformation.Map([1, 1, 1], 3).ShouldBe([12, 2, 2]);
        (stated.From.Axes[0].Unit, stated.To.Axes[0].Unit, Axes(stated.From)).ShouldBe(("pixel", "micrometer", "xyz"));
        stated.From.Shape.ShouldBe([4, 5, 6]);
    }

    [Fact]
    public void MoBIE_does_the_first_listed_transform_first()
    {
        static string Affine(string numbers) => $"{{\"affine\":{{\"parameters\":[{numbers.Replace(' ', ',')}],\"sources\":[\"em\"]}}}}";
        var stated = Read($"{{\"views\":{{\"v\":{{\"sourceTransforms\":[{Affine(Translated)},{Affine(Doubled)}]}}}}}}", "dataset.json").Transformations.Single();
        stated.Transformation.Map([1, 1, 1], 3).ShouldBe([22, 2, 2]);
        (stated.From.Owner, stated.Name).ShouldBe(("em", "v: em"));
    }

    [Fact]
    public void Ec_CLEM_does_its_matrices_in_their_order_from_source_to_target_in_micrometers()
    {
        static string Matrix(int order, double scale, double move) =>
            $"<MatrixTransformation order=\"{order}\" m00=\"{scale}\" m01=\"0\" m02=\"0\" m03=\"{move}\" m10=\"0\" m11=\"{scale}\" m12=\"0\" m13=\"0\" m20=\"0\" m21=\"0\" m22=\"{scale}\" m23=\"0\" m30=\"0\" m31=\"0\" m32=\"0\" m33=\"1\"/>";
        var stated = Read($"<root>{Matrix(2, 2, 0)}{Matrix(1, 1, 10)}</root>", "transfo.xml").Transformations.Single();
        stated.Transformation.Map([1, 1, 1], 3).ShouldBe([22, 2, 2]);
        (stated.From.Name, stated.To.Name, stated.From.Axes[0].Unit).ShouldBe(("source", "target", "micrometer"));
    }

    [Fact]
    public void Ec_CLEM_keeps_the_translation_of_two_axes_in_the_third_column()
    {
        var file = Read("<root><MatrixTransformation m00=\"1\" m01=\"0\" m02=\"7\" m10=\"0\" m11=\"1\" m12=\"8\" m20=\"0\" m21=\"0\" m22=\"1\"/></root>", "flat.xml");
        file.Transformations.Single().Transformation.Map([1, 1], 2).ShouldBe([8, 9]);
        file.Version.ShouldBe("2");
    }

    [Theory, InlineData("one.xf", "first section"), InlineData("one.xg", "all sections")]
    public void IMOD_turns_about_the_centre_of_the_image(string name, string to)
    {
        // A quarter turn of an image of 100 × 60 pixels: its centre (50, 30), in pixels from the corner, stays; the corner (0, 0) lies at (-50, -30) of it and goes to (30, -50), plus (1, 2).
        var options = new TransformationReadOptions { FromShape = [100, 60], ToShape = [100, 60] };
        var stated = TransformationFormats.Read(Encoding.UTF8.GetBytes("0 -1 1 0 1 2\n"), name, options).Transformations.Single();
        (stated.From.Pixels, stated.To.Owner, stated.From.Axes[0].Unit).ShouldBe((PixelConvention.ImageCentre, to, "pixel"));
        var whole = SystemConversion.Between(stated.From with { Pixels = PixelConvention.Corner }, stated.From).Then(stated.Transformation).Then(SystemConversion.Between(stated.To, stated.To with { Pixels = PixelConvention.Corner }));
        whole.Map([0, 0], 2).ShouldBe([81, -18], 1e-12);
    }

    [Fact]
    public void Amira_says_neither_direction_nor_unit_and_the_reader_says_so()
    {
        var file = Read("# AmiraMesh 3D ASCII 2.0\ndefine Markers 1\nParameters { NumSets 2, ContentType \"LandmarkSet\" }\nMarkers { float[3] Coordinates } @1\nMarkers { float[3] Coordinates2 } @2\n@1\n1 2 3\n@2\n4 5 6\n", "m.landmarkAscii");
        file.Landmarks!.Landmarks[0].From.ShouldBe([1, 2, 3]);
        file.Landmarks.Landmarks[0].To.ShouldBe([4, 5, 6]);
        file.Landmarks.From.Axes[0].Unit.ShouldBeNull();
        file.Assumptions.ShouldContain(assumption => assumption.Contains("does not say which image"));
    }

    [Fact]
    public void Neuroglancer_counts_its_last_column_in_steps_from_a_voxel_s_corner()
    {
        // Voxels of 4 nm before and 8 nm after; doubled, then 3 steps of 8 nm: 100 nm go to 224 nm.
        var stated = Read("{\"outputDimensions\":{\"x\":[8e-9,\"m\"]},\"inputDimensions\":{\"x\":[4e-9,\"m\"]},\"matrix\":[[2,3]]}", "ng.json").Transformations.Single();
        stated.Transformation.Map([0.1], 1).ShouldBe([0.224], 1e-12);
        (stated.From.Pixels, stated.From.Axes[0].Unit).ShouldBe((PixelConvention.Corner, "micrometer"));

        // The centre of the first voxel lies at 2 nm from its corner and goes to 28 nm, which is 24 nm from the centre of the layer's first voxel.
        var centred = SystemConversion.Between(stated.From with { Pixels = PixelConvention.Centre }, stated.From).Then(stated.Transformation).Then(SystemConversion.Between(stated.To, stated.To with { Pixels = PixelConvention.Centre }));
        centred.Map([0], 1).ShouldBe([0.024], 1e-12);
    }

    private static TransformationFile Read(string text, string name) => TransformationFormats.Read(Encoding.UTF8.GetBytes(text), name);

    private static string Axes(CoordinateSystem system) => string.Concat(system.Axes.Select(axis => axis.Name));

    private static string Elastix(string type, string numbers, string initial, string how) =>
        $"(Transform \"{type}\")\n(NumberOfParameters {numbers.Split(' ').Length})\n(TransformParameters {numbers})\n(InitialTransformParametersFileName \"{initial}\")\n(HowToCombineTransforms \"{how}\")\n(FixedImageDimension 2)\n(CenterOfRotationPoint 0 0)\n";

    private static string BigDataViewer(string first, string second) =>
        "<SpimData version=\"0.2\"><SequenceDescription><ViewSetups><ViewSetup><id>0</id><size>4 5 6</size><voxelSize><unit>um</unit><size>1 1 1</size></voxelSize></ViewSetup></ViewSetups></SequenceDescription>"
        + $"<ViewRegistrations><ViewRegistration timepoint=\"0\" setup=\"0\"><ViewTransform type=\"affine\"><affine>{first}</affine></ViewTransform><ViewTransform type=\"affine\"><affine>{second}</affine></ViewTransform></ViewRegistration></ViewRegistrations></SpimData>";
}
