using FsCheck;
using FsCheck.Fluent;

using Hub.Connectors.Ssbd;

namespace Hub.Tests.Connectors.Ssbd;

/// <summary>Scales as SSBD's interfaces write them.</summary>
public sealed class ScaleTextTests
{
    [Theory]
    [InlineData("XY: 0.24 micrometer/pixel, Z: 0.252 micrometer/slice", "xyz", "Pixel size x=0.24 µm|Pixel size y=0.24 µm|Pixel size z=0.252 µm")]
    [InlineData("5.58 nanometer", "x", "Pixel size x=5.58 nm")]
    [InlineData("5 minutess", "t", "Time interval=5 min")]
    [InlineData("３０ seconds", "t", "Time interval=30 s")]
    [InlineData("ＸＹ：０．２４ μm/pixel", "xyz", "Pixel size x=0.24 µm|Pixel size y=0.24 µm")]
    [InlineData("1 hour", "t", "Time interval=1 h")]
    [InlineData("2.5 ms/frame", "t", "Time interval=2.5 ms")]
    [InlineData("NA", "x", "")]
    [InlineData("0.02 nanometer^{-1}", "x", "")]
    [InlineData("0.02 nm⁻¹", "x", "")]
    [InlineData("1 mm-1", "x", "")]
    [InlineData("30 seconds", "x", "")]
    [InlineData("0.5 micrometer", "t", "")]
    [InlineData("12 furlongs", "x", "")]
    public void A_scale_is_read_in_its_own_unit_or_not_at_all(string text, string axes, string expected) =>
        string.Join('|', ScaleText.Read(text, axes).Select(size => $"{size.Name}={size.Value}")).ShouldBe(expected);

    [Theory]
    [InlineData("0.02 nanometer^{-1}", true)]
    [InlineData("0.02 nm⁻¹", true)]
    [InlineData("0.02 nanometer", false)]
    [InlineData("XY: 0.1 micrometer", false)]
    public void Reciprocal_units_are_seen(string text, bool expected) => ScaleText.IsReciprocal(text).ShouldBe(expected);

    [Fact]
    public void No_text_throws() => Prop.ForAll<string>(text => ScaleText.Read(text ?? "", "xyz").All(size => size.Value.Length > 0)).QuickCheckThrowOnFailure();
}
