using Hub.Correlation;

namespace Hub.Tests.Correlation.Fields;

/// <summary>Fields are read out of the Zarr arrays beside a file; what cannot be read says why, and what is malformed is refused with its place.</summary>
public sealed class FieldFileTests
{
    private const string Little = """{"name":"bytes","configuration":{"endian":"little"}}""";

    private const string Placed = """
        "ome":{"coordinateSystems":[{"name":"0","axes":[{"name":"y","type":"array"},{"name":"x","type":"array"},{"name":"d","type":"displacement"}]}],
               "coordinateTransformations":[{"type":"sequence","input":"0","output":"0","transformations":[{"type":"scale","scale":[2,2,1]},{"type":"translation","translation":[10,20,0]}]}]}
        """;

    // Two by three samples, (dy, dx) each.
    private static readonly double[] VectorsLast = [0, 0, 1, 0, 2, 0, 0, 4, 1, 4, 2, 4];

    private static readonly double[] VectorsFirst = [0, 1, 2, 0, 1, 2, 0, 0, 0, 4, 4, 4];

    public static TheoryData<string, string> Codings => new()
    {
        { "raw", Little },
        { "gzip", Little + """,{"name":"gzip","configuration":{"level":5}}""" },
        { "zlib", Little + """,{"name":"numcodecs.zlib","configuration":{"level":5}}""" },
        { "big-endian", """{"name":"bytes","configuration":{"endian":"big"}}""" },
    };

    [Theory, MemberData(nameof(Codings))]
    public void A_version_3_array_of_the_drafts_is_read_in_chunks(string coding, string codecs)
    {
        var field = ZarrFolder.WithField().PutArray("field", [2, 3, 2], [2, 2, 1], VectorsLast, codecs, Placed).Field();
        field.Map([11, 21], 2).ShouldBe([11.5, 23], 1e-12, coding);
        field.Invert().Kind.ShouldBe(InverseKind.Refused); // it is as steep as 2 samples
    }

    [Theory]
    [InlineData("<f8", "null")]
    [InlineData(">f8", """{"id":"gzip","level":1}""")]
    [InlineData("<f4", """{"id":"zlib","level":1}""")]
    [InlineData(">f4", "null")]
    public void A_version_2_array_is_read(string dtype, string compressor)
    {
        var folder = ZarrFolder.WithField().PutOldArray("field", [2, 3, 2], [1, 2, 2], VectorsLast, dtype, compressor).Put("field/.zattrs", "{" + Placed + "}");
        folder.Field().Map([11, 21], 2).ShouldBe([11.5, 23], 1e-12);
    }

    [Theory, InlineData("1,2,2"), InlineData("2,2")]
    public void A_group_of_0_6rc0_holds_its_vectors_before_its_grid(string scale)
    {
        var read = ZarrFolder.WithField().PutGroup([2, 2, 3], VectorsFirst, scale).Read();
        read.HoldsFields.ShouldBeTrue();
        read.Transformations.Single(stated => stated.Name == "warp").Transformation.Map([1, 1, 2, 4], 2).ShouldBe([1.5, 3, 4, 8], 1e-12);
        read.Assumptions.ShouldContain(said => said.Contains("linearly between 2 × 3 samples", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_array_leaves_open_is_assumed_and_said()
    {
        var read = ZarrFolder.WithField().PutArray("field", [2, 3, 2], [2, 3, 2], VectorsLast, Little, "").Read();
        read.Transformations.Single(stated => stated.Name == "warp").Transformation.Map([0.5, 0.5], 2).ShouldBe([1, 2.5], 1e-12);
        read.Assumptions.ShouldContain("The array of 'field' names no axes: the last is taken to hold the numbers of a vector.");
        read.Assumptions.ShouldContain(said => said.Contains("taken to lie at whole numbers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chunk_that_is_not_there_holds_the_fill_value_and_is_counted()
    {
        var folder = ZarrFolder.WithField().PutArray("field", [2, 3, 2], [1, 3, 2], VectorsLast, Little, Placed);
        folder.Files.Remove("field/c/1/0/0").ShouldBeTrue();
        var read = folder.Read();
        read.Transformations.Single(stated => stated.Name == "warp").Transformation.Map([12, 24], 2).ShouldBe([12, 24]);
        read.Assumptions.ShouldContain(said => said.StartsWith("1 chunks of 'field' are not there", StringComparison.Ordinal));
    }

    [Fact]
    public void An_array_without_any_chunk_is_only_described_and_no_field_of_zeros()
    {
        var folder = ZarrFolder.WithField().PutArray("field", [2, 3, 2], [2, 3, 2], VectorsLast, Little, Placed);
        folder.Files.Remove("field/c/0/0/0").ShouldBeTrue();
        Should.Throw<TransformationException>(() => folder.Field().Map([12, 24], 2)).Message.ShouldContain("none of its chunks; give its whole folder");
    }

    [Theory]
    [InlineData(Little + """,{"name":"zstd","configuration":{"level":3}}""", "compressed by 'zstd'", "save it again with gzip")]
    [InlineData(Little + """,{"name":"blosc"}""", "compressed by 'blosc'", "save it again with gzip")]
    [InlineData("""{"name":"sharding_indexed"}""", "'sharding_indexed'", "save it again with gzip")]
    [InlineData(Little + """,{"name":"gzip"},{"name":"crc32c"}""", "'crc32c'", "save it again with gzip")]
    public void A_field_in_a_coding_that_is_not_read_stays_a_reference_and_says_which_and_what_to_do(string codecs, string which, string remedy)
    {
        var read = ZarrFolder.WithField().PutArray("field", [2, 3, 2], [2, 3, 2], VectorsLast, codecs, Placed).Read();
        var field = (ReferencedTransformation)read.Transformations.Single(stated => stated.Name == "warp").Transformation;
        (field.IsMappable, read.HoldsFields).ShouldBe((false, false));
        var refused = Should.Throw<TransformationException>(() => field.Map([11, 21], 2)).Message;
        refused.ShouldContain(which);
        refused.ShouldContain(remedy);
        read.Assumptions.ShouldContain(said => said.Contains(which, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""","interpolation":"cubic" """, "cubic")]
    [InlineData(""","interpolation":"nearest" """, null)]
    public void Interpolation_is_as_the_file_says_or_refused(string interpolation, string? refused)
    {
        var field = ZarrFolder.WithField(interpolation: interpolation).PutArray("field", [2, 3, 2], [2, 3, 2], VectorsLast, Little, Placed).Field();
        if (refused is null)
        {
            field.Map([10.9, 20.9], 2).ShouldBe([10.9, 20.9]);
        }
        else
        {
            Should.Throw<TransformationException>(() => field.Map([11, 21], 2)).Message.ShouldContain(refused);
        }
    }

    [Theory, InlineData("../field"), InlineData("/etc/field"), InlineData("a/../../field"), InlineData("..\\field")]
    public void No_path_leads_out_of_the_folder(string path)
    {
        var asked = new List<string>();
        var bytes = System.Text.Encoding.UTF8.GetBytes($$"""{"type":"displacements","path":"{{path.Replace("\\", "\\\\", StringComparison.Ordinal)}}"}""");
        var read = TransformationFormats.Read(bytes, "field.json", new TransformationReadOptions
        {
            Companion = name =>
            {
                asked.Add(name);
                return null;
            },
        });
        asked.ShouldBeEmpty();
        read.Transformations.Single().Transformation.IsMappable.ShouldBeFalse();
    }

    [Fact]
    public void A_matrix_in_an_array_becomes_a_matrix()
    {
        var folder = new ZarrFolder().Put("zarr.json", """{"type":"affine","path":"matrix"}""")
            .PutArray("matrix", [2, 3], [2, 3], [1, 2, 3, 4, 5, 6], """{"name":"bytes","configuration":{"endian":"big"}}""", "");
        folder.Read().Transformations.Single().Transformation.Map([1, 1], 2).ShouldBe([6, 15]);
        folder.Read().HoldsFields.ShouldBeFalse();
    }

    [Fact]
    public void A_zip_is_read_as_the_folder_that_it_holds()
    {
        var zip = ZarrFolder.WithField().PutGroup([2, 2, 3], VectorsFirst, "1,2,2").Put("__MACOSX", "").Zipped();
        var read = TransformationFormats.Read(zip, "image.zarr.zip");
        read.Format.Id.ShouldBe("ome-ngff");
        read.Original.Length.ShouldBe(zip.Length);
        read.Transformations.Single(stated => stated.Name == "warp").Transformation.Map([1, 1], 2).ShouldBe([1.5, 3], 1e-12);
    }
}
