using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Writes a transformation, reads it back, and compares what both do to the same places.</summary>
internal static class RoundTrip
{
    private const double Tolerance = 1e-9;

    public static void Check(StatedTransformation stated, TransformationFormat format)
    {
        var written = TransformationFormats.Write(stated, format);
        var options = new TransformationReadOptions { FromShape = Shape(stated.From), ToShape = Shape(stated.To) };
        var file = TransformationFormats.Read(written.Bytes, written.FileName, options);
        file.Format.ShouldBe(format);
        Same(stated, file.Transformations[0]);
    }

    /// <summary>The same places, said in the words of each file's own systems, go to the same places.</summary>
    private static void Same(StatedTransformation stated, StatedTransformation read)
    {
        var random = new Random(5);
        var (before, after) = (Restated(stated.From, read.From), Restated(stated.To, read.To));
        for (var time = 0; time < 4; time++)
        {
            var point = Enumerable.Range(0, stated.From.Dimensions).Select(_ => 200 * (random.NextDouble() - 0.5)).ToArray();
            var expected = after.Map(stated.Transformation.Map(point, point.Length), stated.To.Dimensions);
            var actual = read.Transformation.Map(before.Map(point, point.Length), read.From.Dimensions);
            actual.Length.ShouldBe(expected.Length);
            var size = expected.Max(value => Math.Max(1, Math.Abs(value)));
            actual.ShouldBe(expected, Tolerance * size);
        }
    }

    /// <summary>From a system as it was given to the same one as its file has it: order of axes, units that both know, origin, and pixels where the file counts them.</summary>
    private static Transformation Restated(CoordinateSystem given, CoordinateSystem read)
    {
        if (given.Dimensions == 2 && read.Dimensions == 3)
        {
            return Restated(given, read with { Axes = [.. read.Axes.Take(2)], PixelSize = null, Shape = null }).Then(new ProjectAxisTransformation([], [2]));
        }

        var order = read.Axes.Select(axis => Index(given, axis)).ToArray();
        var axes = read.Axes.Select((axis, index) => Unit(given.Axes[order[index]], axis)).ToArray();
        var source = given.PixelSize is null ? given with { Pixels = read.Pixels } : given;
        var restated = SystemConversion.Between(source, read with { Axes = axes, PixelSize = null });
        return given.PixelSize is { } size && read.Axes[0].Unit == CoordinateUnits.Pixel && given.Axes[0].Unit != CoordinateUnits.Pixel
            ? restated.Then(new ScaleTransformation([.. order.Select(index => 1 / size[index])]))
            : restated;
    }

    /// <summary>A file that names no unit means the one that was written; a unit that was not known is still not known.</summary>
    private static Axis Unit(Axis given, Axis read) => read.Unit is null or CoordinateUnits.Pixel || given.Unit is null or CoordinateUnits.Pixel ? read with { Unit = given.Unit } : read;

    private static int Index(CoordinateSystem given, Axis axis) => Enumerable.Range(0, given.Dimensions).Single(index => given.Axes[index].Name == axis.Name);

    /// <summary>The samples along x, y (and z), where the image's size is known.</summary>
    private static long[]? Shape(CoordinateSystem system) => system.Shape is null || !system.Axes.Any(axis => axis.Name == "x") ? null
        : [.. "xy".Select(name => system.Shape[Index(system, new Axis(name.ToString()))])];
}
