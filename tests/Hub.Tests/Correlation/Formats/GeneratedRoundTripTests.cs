using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Any matrix between images of any order of axes, units and sizes of pixels comes back from every format that holds matrices.</summary>
public sealed class GeneratedRoundTripTests
{
    /// <summary>MoBIE is written in micrometers and names no unit, so it is tried with micrometers only.</summary>
    private static readonly string[] AnyUnit = ["micrometer", "nanometer", "millimeter", "angstrom"];

    public static TheoryData<string, int> Formats => new()
    {
        { "ome-ngff", 2 }, { "ome-ngff", 3 }, { "itk", 2 }, { "itk", 3 }, { "elastix", 2 }, { "elastix", 3 }, { "bigwarp-affine", 2 }, { "bigwarp-affine", 3 },
        { "bigdataviewer", 2 }, { "bigdataviewer", 3 }, { "mobie", 2 }, { "mobie", 3 }, { "ec-clem", 2 }, { "ec-clem", 3 }, { "neuroglancer", 2 }, { "neuroglancer", 3 }, { "imod", 2 },
    };

    [Theory, MemberData(nameof(Formats))]
    public void A_matrix_comes_back_from_a_format(string id, int dimensions) =>
        Prop.ForAll(Arb.From(Stated(dimensions, id == "mobie" ? ["micrometer"] : AnyUnit, sized: id == "imod")), stated => RoundTrip.Check(stated, TransformationFormats.Find(id)!))
            .QuickCheckThrowOnFailure();

    [Theory, InlineData("bigwarp-landmarks"), InlineData("bigwarp-project"), InlineData("amira-landmarks")]
    public void Landmarks_come_back_from_a_format_digit_by_digit(string id) =>
        Prop.ForAll(Arb.From(Gen.Two(Landmarks.Number(-1000, 1000).Select(number => number / 7).ArrayOf(15))), numbers =>
        {
            var (first, second) = (numbers.Item1.Chunk(3).ToArray(), numbers.Item2.Chunk(3).ToArray());
            var set = Landmarks.Set(first, second);
            var stated = new StatedTransformation { From = set.To, To = set.From, Transformation = new IdentityTransformation(), Landmarks = set };
            var written = TransformationFormats.Write(stated, TransformationFormats.Find(id)!);
            var read = TransformationFormats.Read(written.Bytes, written.FileName).Landmarks!;
            read.Landmarks.Select(landmark => landmark.From).ShouldBe(first);
            read.Landmarks.Select(landmark => landmark.To).ShouldBe(second);
        }).QuickCheckThrowOnFailure();

    private static Gen<StatedTransformation> Stated(int dimensions, string[] units, bool sized) =>
        from fromSystem in System("from", dimensions, units, sized)
        from toSystem in System("to", dimensions, units, sized)
        from numbers in Landmarks.Number(-3, 3).ArrayOf(12)
        select new StatedTransformation
        {
            From = fromSystem,
            To = toSystem,
            Transformation = new AffineTransformation(AffineMatrix.Create(dimensions, dimensions, (row, column) => column == dimensions ? 1000 * numbers[9 + row] : (row == column ? 7 : 0) + numbers[(row * 3) + column])),
        };

    private static Gen<CoordinateSystem> System(string name, int dimensions, string[] units, bool sized) =>
        from axes in Gen.Shuffle("xyz"[..dimensions].ToCharArray())
        from unit in Gen.Elements(units)
        from known in sized ? Gen.Constant(true) : Gen.Elements(true, false)
        from sizes in Landmarks.Number(0, 4).ArrayOf(dimensions)
        from counts in Gen.Choose(1, 5000).ArrayOf(dimensions)
        select CoordinateSystem.Spatial(name, new string(axes), unit) with
        {
            PixelSize = known ? [.. sizes.Select(size => size + 0.013)] : null,
            Shape = known ? [.. counts.Select(count => (long)count)] : null,
        };
}
