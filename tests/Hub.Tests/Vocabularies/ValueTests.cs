using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class ValueTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    [Theory]
    [InlineData("2016-04-27", "2016-04-27", null)]
    [InlineData("2016-4-7", "2016-04-07", "date.year-first")]
    [InlineData("2016/04/27", "2016-04-27", "date.year-first")]
    [InlineData("2016.04.27", "2016-04-27", "date.year-first")]
    [InlineData("20160427", "2016-04-27", "date.year-first")]
    [InlineData("２０１６-０４-２７", "2016-04-27", "date.year-first")]
    [InlineData("2016-04-27T23:30:00Z", "2016-04-27", "date.with-time")]
    [InlineData("2016-04-27T23:30:00.123+09:00", "2016-04-27", "date.with-time")]
    [InlineData("2016-04-27 10:00:00", "2016-04-27", "date.with-time")]
    [InlineData("27/04/2016", "2016-04-27", "date.year-last")]
    [InlineData("04/27/2016", "2016-04-27", "date.year-last")]
    [InlineData("05.05.2016", "2016-05-05", "date.year-last")]
    [InlineData("27 April 2016", "2016-04-27", "date.words")]
    [InlineData("Apr 27, 2016", "2016-04-27", "date.words")]
    [InlineData("2016-04", "2016-04-01", "date.year-month")]
    [InlineData("April 2016", "2016-04-01", "date.words")]
    [InlineData("2016", "2016-01-01", "date.year-only")]
    public void A_date_is_read(string text, string day, string? rule)
    {
        var dataset = vocabularies.Canonical(RealVocabularies.Stated with { ReleaseDate = new StatedText(text) }).Dataset!;

        dataset.ReleaseDate.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        dataset.Trace.Select(entry => entry.Rule).ShouldBe(rule is null ? [] : [rule]);
    }

    [Theory]
    [InlineData("2016-04")]
    [InlineData("2016")]
    [InlineData("April 2016")]
    public void A_date_without_its_day_is_derived(string text) =>
        vocabularies.Canonical(RealVocabularies.Stated with { ReleaseDate = new StatedText(text) }).Dataset!.Trace.ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Derived);

    [Theory]
    [InlineData("04/05/2016")]
    [InlineData("2016-13-01")]
    [InlineData("2015-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("2916-01-01")]
    [InlineData("soon")]
    [InlineData("99999999")]
    public void A_date_that_is_ambiguous_or_impossible_is_refused(string text)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { ReleaseDate = new StatedText(text, "line 7") });

        record.Dataset!.ReleaseDate.ShouldBeNull();
        record.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("date-unreadable"),
            problem => problem.Where.ShouldBe("line 7"),
            problem => problem.Message.ShouldContain(text));
    }

    [Theory]
    [InlineData("43.2 GB", 43_200_000_000, true)]
    [InlineData("43,2 GB", 43_200_000_000, true)]
    [InlineData("1.9TB", 1_900_000_000_000, true)]
    [InlineData("２４４．５　ＧＢ", 244_500_000_000, true)]
    [InlineData("1 GiB", 1_073_741_824, true)]
    [InlineData("12 kb", 12_000, true)]
    [InlineData("1,234,567", 1_234_567, false)]
    [InlineData("1234567 bytes", 1_234_567, false)]
    [InlineData("0", 0, false)]
    public void A_size_is_bytes(string text, long bytes, bool isApproximate)
    {
        var dataset = vocabularies.Canonical(RealVocabularies.Stated with { Size = new StatedText(text) }).Dataset!;

        dataset.SizeBytes.ShouldBe(bytes);
        dataset.SizeIsApproximate.ShouldBe(isApproximate);
    }

    [Theory]
    [InlineData("large")]
    [InlineData("-5")]
    [InlineData("1.5 bytes")]
    [InlineData("99999999 EB")]
    [InlineData("1..5 GB")]
    public void A_size_that_is_none_is_refused(string text)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { Size = new StatedText(text) });

        record.Dataset!.SizeBytes.ShouldBeNull();
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("size-unreadable");
    }

    [Theory]
    [InlineData("0000-0002-1825-0097", "0000-0002-1825-0097")]
    [InlineData("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097")]
    [InlineData("0000-0002-1825-0097 (Josiah Carberry)", "0000-0002-1825-0097")]
    [InlineData("0000000218250097", "0000-0002-1825-0097")]
    [InlineData("0000-0002-1694-233x", "0000-0002-1694-233X")]
    [InlineData("NA", null)]
    [InlineData("n/a", null)]
    public void An_ORCID_is_bare_and_verified(string text, string? orcid)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { Authors = [new Author("Carberry J", text)] });

        record.Dataset!.Authors.ShouldHaveSingleItem().Orcid.ShouldBe(orcid);
        record.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0000-0002-1825-0098")]
    [InlineData("0000-0002-1825")]
    [InlineData("0000-0002-1825-0097 and 0000-0002-1694-233X")]
    public void A_wrong_ORCID_is_dropped_with_a_problem(string text)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { Authors = [new Author("Carberry J", text)] });

        record.Dataset!.Authors.ShouldHaveSingleItem().Orcid.ShouldBeNull();
        record.Problems.ShouldHaveSingleItem().Message.ShouldContain(text);
    }

    [Theory]
    [InlineData("10.1038/S41477-019-0429-5", "10.1038/s41477-019-0429-5")]
    [InlineData("http://dx.doi.org/10.1038/s41477-019-0429-5", "10.1038/s41477-019-0429-5")]
    [InlineData("doi: 10.1038/s41477-019-0429-5.", "10.1038/s41477-019-0429-5")]
    [InlineData("https://doi.org/10.1002%2Fcne.24081", "10.1002/cne.24081")]
    [InlineData("(https://doi.org/10.1016/S0092-8674(00)80412-5)", "10.1016/s0092-8674(00)80412-5")]
    [InlineData("https://doi.org/10.17867/10000101/", "10.17867/10000101")]
    [InlineData("NA", null)]
    public void A_DOI_is_bare_and_lower_case(string text, string? doi) =>
        vocabularies.Canonical(RealVocabularies.Stated with { Doi = text }).Dataset!.Doi.ShouldBe(doi);

    [Theory]
    [InlineData("25974097", "25974097", "PMC4431016", "PMC4431016")]
    [InlineData("PMID: 25974097", "25974097", "4431016", "PMC4431016")]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/25974097/", "25974097", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4431016/", "PMC4431016")]
    [InlineData("http://www.ncbi.nlm.nih.gov/pubmed/25974097", "25974097", "PMCID: PMC4431016", "PMC4431016")]
    public void PubMed_ids_are_digits(string pubMed, string digits, string pmc, string canonicalPmc)
    {
        var paper = vocabularies.Canonical(RealVocabularies.Stated with { Publications = [new Publication { PubMedId = pubMed, PmcId = pmc }] }).Dataset!.Publications.ShouldHaveSingleItem();

        paper.PubMedId.ShouldBe(digits);
        paper.PmcId.ShouldBe(canonicalPmc);
    }

    [Theory]
    [InlineData("EFO_0007550", "high content screen", "high content screen")]
    [InlineData("EFO:0007550", null, "high content screen")]
    [InlineData(null, "High-Content Screening", "high content screen")]
    [InlineData("http://www.ebi.ac.uk/efo/EFO_0007550", null, "high content screen")]
    [InlineData("OMIT_0027490", "time-lapse imaging", "time-lapse imaging")]
    [InlineData(null, "timelapse", "time-lapse imaging")]
    [InlineData("GO:0008104", "protein localization", "protein localization")]
    [InlineData(null, "a study of its own kind", "a study of its own kind")]
    public void A_study_type_is_the_vocabulary_s_label(string? id, string? label, string expected) =>
        vocabularies.Canonical(RealVocabularies.Stated with { StudyTypes = [new StatedTerm(id, label)] }).Dataset!.StudyType.ShouldBe(expected);

    [Fact]
    public void The_first_study_type_that_is_known_is_used() =>
        vocabularies.Canonical(RealVocabularies.Stated with { StudyTypes = [new StatedTerm(null, "something new"), new StatedTerm(null, "histology")] })
            .Dataset!.StudyType.ShouldBe("histology");

    [Theory]
    [InlineData(null, "a/b/img.ome.tif", "OME-TIFF")]
    [InlineData("TIFF", "img.OME.TIFF", "OME-TIFF")]
    [InlineData("tif", "img.tif", "TIFF")]
    [InlineData(null, "raw/frame.mrcs", "MRC")]
    [InlineData("MRC/CCP4", "x.dat", "MRC")]
    [InlineData(null, "slide.nd2", "ND2")]
    [InlineData("Zeiss CZI", "x", "CZI")]
    [InlineData(null, "x.LIF", "LIF")]
    [InlineData(null, "image.ome.zarr/0/0/1", "OME-Zarr")]
    [InlineData(null, "archive.tar.gz", "TAR.GZ")]
    [InlineData("Some own format", "x.y", "Some own format")]
    [InlineData(null, "README", null)]
    public void A_format_has_one_name(string? stated, string path, string? name) => vocabularies.Set.Formats.Canonical(stated, path).ShouldBe(name);
}
