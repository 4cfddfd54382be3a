using FsCheck;
using FsCheck.Fluent;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>Accessions in running text.</summary>
public sealed class NamedAccessionsTests
{
    [Theory]
    [InlineData("deposited in EMPIAR-10404.", "EMPIAR-10404")]
    [InlineData("(EMPIAR 10404)", "EMPIAR-10404")]
    [InlineData("map EMD-2984 and EMDB-2984", "EMD-2984")]
    [InlineData("see S-BIAD 443,", "S-BIAD443")]
    [InlineData("doi 10.6019/S-BIAD1866", "S-BIAD1866")]
    [InlineData("https://doi.org/10.6019/EMPIAR-10592", "EMPIAR-10592")]
    [InlineData("plates of idr0016-wawer-bioactivecompoundprofiling/screenA", "idr0016")]
    [InlineData("IDR0034", "idr0034")]
    [InlineData("ssbd-database-000421", "ssbd-repos-000421")]
    [InlineData("https://zenodo.org/records/10652642", "https://doi.org/10.5281/zenodo.10652642")]
    [InlineData("10.5281/zenodo.3951126", "https://doi.org/10.5281/zenodo.3951126")]
    [InlineData("zenodo.10652642", "https://doi.org/10.5281/zenodo.10652642")]
    [InlineData("https://doi.org/10.17867/10000101.", "https://doi.org/10.17867/10000101")]
    [InlineData("acc=GSE90034", "GSE90034")]
    public void Every_spelling_names_the_accession(string text, string target) =>
        NamedAccessions.In(text, "description").Select(reference => reference.Target).ShouldBe([target]);

    [Theory]
    [InlineData("hidr00161")]
    [InlineData("idr00161")]
    [InlineData("EMPIAR-123")]
    [InlineData("S-BIADTEST")]
    [InlineData("10.1038/s41467-020-1234-5")]
    public void Words_that_only_look_alike_name_nothing(string text) => NamedAccessions.In(text, "description").ShouldBeEmpty();

    [Fact]
    public void Converted_data_are_a_variant_and_the_words_around_are_the_evidence()
    {
        var reference = NamedAccessions.In("OME-NGFF converted study from idr0004. It shows idr0004 again.", "description").ShouldHaveSingleItem();

        reference.Relation.ShouldBe("IsVariantFormOf");
        reference.Evidence.ShouldStartWith("description: “OME-NGFF converted study from idr0004. It shows");
    }

    [Fact]
    public void No_text_throws_or_yields_a_target_twice() => Prop.ForAll<string>(text =>
    {
        var references = NamedAccessions.In(text ?? "", "x").ToList();
        return references.Select(reference => reference.Target).Distinct(StringComparer.OrdinalIgnoreCase).Count() == references.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_throws_when_it_is_read_as_a_crate_or_tidied() => Prop.ForAll<string>(text =>
    {
        var crate = Crate.Read(text ?? "", out Problem? problem);
        return (crate is null) == (problem is not null) && CrateText.Tidy(text)?.Length != 0;
    }).QuickCheckThrowOnFailure();
}
