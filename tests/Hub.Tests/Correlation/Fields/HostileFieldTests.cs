using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation.Fields;

/// <summary>Arrays and zips made to harm are refused with their file and the reason, before they cost memory or time.</summary>
public sealed class HostileFieldTests
{
    private const string Little = """{"name":"bytes","configuration":{"endian":"little"}}""";

    [Theory]
    [InlineData("[2,2]", "[2,2,2]", "2 axes and its chunks 3")]
    [InlineData("[0,2]", "[1,2]", "at least 1")]
    [InlineData("[-1,2]", "[1,2]", "whole number")]
    [InlineData("[2,2,2,2,2,2,2,2,2,2]", "[1,1,1,1,1,1,1,1,1,1]", "at most 9")]
    [InlineData("\"2\"", "[1]", "list is expected")]
    public void Lengths_that_are_none_are_refused(string shape, string chunk, string reason)
    {
        var refused = Should.Throw<TransformationFormatException>(() => Sized(shape, chunk).Read());
        refused.Reason.ShouldContain(reason);
        refused.File!.ShouldStartWith("field");
    }

    [Theory]
    [InlineData("[2000000,2]", "[1,1]", "4000000 numbers in 20000 chunks")]
    [InlineData("[2000000000,2000000000,2]", "[1,1,2]", "more than 4000000 numbers")]
    [InlineData("[20000,1]", "[1,4000000]", "4000000 numbers in 20000 chunks")]
    [InlineData("[2,2]", "[2,4000001]", "more than 4000000 numbers")]
    [InlineData("[2,2,2,2,2,2,2]", "[2,2,2,2,2,2,2]", "at most 5 axes")]
    public Task Lengths_that_only_cost_are_not_read_and_the_limit_is_named(string shape, string chunk, string reason) =>
        Patience.RunAsync(() => Should.Throw<TransformationException>(() => Sized(shape, chunk).Field().Map([1, 2], 2)).Message.ShouldContain(reason));

    [Fact]
    public void All_arrays_of_a_file_share_one_limit()
    {
        var folder = ZarrFolder.WithField();
        var many = string.Join(',', Enumerable.Range(0, 5).Select(_ => """{"type":"coordinates","path":"field","input":{"name":"a"},"output":{"name":"b"}}"""));
        folder.Put("zarr.json", $$"""{"coordinateTransformations":[{{many}}]}""").Put("field/zarr.json", $$$$"""
            {"zarr_format":3,"node_type":"array","shape":[1000000,1],"data_type":"float64","fill_value":0,"chunk_grid":{"name":"regular","configuration":{"chunk_shape":[1000000,1]}},
             "chunk_key_encoding":{"name":"default"},"codecs":[{{{{Little}}}}]}
            """);
        folder.Put("field/c/0/0", new byte[8_000_000]);
        folder.Read().Transformations.Count(stated => stated.Transformation.IsMappable).ShouldBe(4);
        folder.Read().Assumptions.ShouldContain(said => said.Contains("read up to 4000000 numbers in 20000 chunks together", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chunk_that_is_cut_too_long_or_no_data_of_its_coding_is_refused_with_its_name()
    {
        foreach (var (change, reason) in new (Func<byte[], byte[]> Change, string Reason)[]
        {
            (bytes => bytes[..^1], "96 are expected"), (bytes => [.. bytes, 1], "more bytes"), (_ => [], "0 bytes"),
        })
        {
            var folder = Whole(Little);
            folder.Put("field/c/0/0/0", change(folder.Files["field/c/0/0/0"]));
            var refused = Should.Throw<TransformationFormatException>(folder.Read);
            (refused.File, refused.Reason.Contains(reason, StringComparison.Ordinal)).ShouldBe(("field/c/0/0/0", true), refused.Reason);
        }

        var packed = Whole(Little + """,{"name":"gzip"}""");
        var good = packed.Files["field/c/0/0/0"];
        Should.Throw<TransformationFormatException>(packed.Put("field/c/0/0/0", [1, 2, 3, 4]).Read).Reason.ShouldContain("no Gzip data");
        Should.Throw<TransformationFormatException>(packed.Put("field/c/0/0/0", good[..(good.Length / 2)]).Read).File.ShouldBe("field/c/0/0/0");
    }

    [Fact]
    public void A_sample_that_is_no_number_is_refused()
    {
        var folder = Whole(Little);
        BitConverter.TryWriteBytes(folder.Files["field/c/0/0/0"].AsSpan(24), double.NaN).ShouldBeTrue();
        var refused = Should.Throw<TransformationFormatException>(folder.Read);
        (refused.File, refused.Place).ShouldBe(("field/c/0/0/0", "number 3"));
    }

    [Theory]
    [InlineData("""{"name":"0","axes":[{"name":"y","type":"array"},{"name":"x","type":"array"},{"name":"d","type":"array"}]}""", "0 of them of the type displacement")]
    [InlineData("""{"name":"0","axes":[{"name":"y","type":"array"},{"name":"d","type":"displacement"}]}""", "3 axes and declares 2")]
    [InlineData("""{"name":"0","axes":[{"name":"x","type":"array"},{"name":"y","type":"array"},{"name":"d","type":"displacement"}]}""", "must come in one order")]
    public void Axes_that_do_not_fit_are_refused(string system, string reason)
    {
        var refused = Should.Throw<TransformationFormatException>(Whole(Little, $$"""  "ome":{"coordinateSystems":[{{system}}]} """).Read);
        refused.Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("""{"type":"scale","scale":[0,1,1]}""", "singular")]
    [InlineData("""{"type":"affine","affine":[[1,0,1,0],[0,1,0,0],[0,0,1,0]]}""", "must not hang on which number")]
    [InlineData("""{"type":"scale","scale":[1,1,1,1]}""", "4 axes")]
    public void A_place_for_samples_that_is_none_is_refused(string placement, string reason)
    {
        var axes = """{"name":"0","axes":[{"name":"y","type":"array"},{"name":"x","type":"array"},{"name":"d","type":"displacement"}]}""";
        Should.Throw<TransformationFormatException>(Whole(Little, $$"""  "ome":{"coordinateSystems":[{{axes}}],"coordinateTransformations":[{{placement}}]} """).Read).Reason.ShouldContain(reason);
    }

    [Fact]
    public void A_zip_that_is_cut_or_bursts_or_holds_none_or_several_is_refused()
    {
        var zip = Whole(Little).Zipped();
        Refused(zip[..(zip.Length / 2)]).ShouldContain("cut");
        Refused(new ZarrFolder().Put("landmarks.csv", "").Zipped()).ShouldContain("no zarr.json");
        Refused(new ZarrFolder().Put("one/zarr.json", "{}").Put("two/zarr.json", "{}").Zipped("")).ShouldContain("several OME-Zarr folders");
        Refused(new ZarrFolder().Put("zarr.json", new byte[129 * 1024 * 1024]).Zipped()).ShouldContain("more than 134217728 bytes");
        Refused([.. zip, .. new byte[FileLimits.Bytes]]).ShouldContain("at most 16777216");
    }

    private static ZarrFolder Sized(string shape, string chunk) => ZarrFolder.WithField().Put("field/zarr.json", $$$$"""
        {"zarr_format":3,"node_type":"array","shape":{{{{shape}}}},"data_type":"float64","fill_value":0,"chunk_grid":{"name":"regular","configuration":{"chunk_shape":{{{{chunk}}}}}},
         "chunk_key_encoding":{"name":"default"},"codecs":[{{{{Little}}}}]}
        """);

    private static string Refused(byte[] zip)
    {
        var refused = Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(zip, "field.zip"));
        (refused.Place, refused.File).ShouldBe(("zip", "field.zip"));
        return refused.Reason;
    }

    private static ZarrFolder Whole(string codecs, string attributes = "") =>
        ZarrFolder.WithField().PutArray("field", [2, 3, 2], [2, 3, 2], [0, 0, 1, 0, 2, 0, 0, 4, 1, 4, 2, 4], codecs, attributes);
}
