using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class LicenceTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    [Theory]
    [InlineData("CC BY 4.0", "CC-BY-4.0")]
    [InlineData("CC-BY-4.0", "CC-BY-4.0")]
    [InlineData("cc_by_4.0", "CC-BY-4.0")]
    [InlineData("CCBY 4.0", "CC-BY-4.0")]
    [InlineData("CC-BY 4", "CC-BY-4.0")]
    [InlineData("ＣＣ　ＢＹ　４．０", "CC-BY-4.0")]
    [InlineData("Creative Commons Attribution 4.0 International", "CC-BY-4.0")]
    [InlineData("Creative Commons Attribution 4.0 International Public License (CC BY 4.0)", "CC-BY-4.0")]
    [InlineData("Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported", "CC-BY-NC-SA-3.0")]
    [InlineData("Creative Commons Attribution-NoDerivs 2.0", "CC-BY-ND-2.0")]
    [InlineData("CC BY-NC-ND 4.0", "CC-BY-NC-ND-4.0")]
    [InlineData("CC BY NC SA 2.5", "CC-BY-NC-SA-2.5")]
    [InlineData("CC BY-SA 3.0", "CC-BY-SA-3.0")]
    [InlineData("CC0", "CC0-1.0")]
    [InlineData("CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", "CC0-1.0")]
    [InlineData("Creative Commons Zero", "CC0-1.0")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0")]
    [InlineData("http://www.creativecommons.org/licenses/by/4.0", "CC-BY-4.0")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/legalcode.en", "CC-BY-4.0")]
    [InlineData("creativecommons.org/licenses/by-nc-sa/3.0/", "CC-BY-NC-SA-3.0")]
    [InlineData("https://creativecommons.org/licenses/by-sa/3.0/de/", "CC-BY-SA-3.0")]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0")]
    [InlineData("http://creativecommons.org/licenses/zero/1.0/", "CC0-1.0")]
    [InlineData("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0")]
    [InlineData("CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)", "CC-BY-4.0")]
    [InlineData("MIT License", "MIT")]
    [InlineData("https://v18.proteinatlas.org/about/licence", "LicenseRef-v18.proteinatlas.org-about-licence")]
    [InlineData("LicenseRef-v18.proteinatlas.org-about-licence", "LicenseRef-v18.proteinatlas.org-about-licence")]
    [InlineData("CC BY", "LicenseRef-CC-BY")]
    [InlineData("CC BY-NC-SA", "LicenseRef-CC-BY-NC-SA")]
    [InlineData("see the paper", null)]
    [InlineData("by agreement", null)]
    [InlineData("", null)]
    public void A_licence_in_any_spelling_is_its_SPDX_id(string stated, string? id) =>
        vocabularies.Set.Licences.Canonical(stated).ShouldBe(id);

    [Theory]
    [InlineData(null, "CC BY 4.0", "CC-BY-4.0")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", null, "CC-BY-4.0")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", "CC BY", "CC-BY-4.0")]
    [InlineData("https://example.org/terms", "CC BY 4.0", "CC-BY-4.0")]
    [InlineData("NA", "NA", null)]
    public void Label_and_address_are_read_together(string? address, string? label, string? id)
    {
        var record = vocabularies.WithLicence(address, label);

        record.Dataset!.Licence.ShouldBe(id);
        record.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_label_that_contradicts_the_address_wins_and_is_reported()
    {
        var record = vocabularies.WithLicence("https://creativecommons.org/licenses/by-nc/4.0/", "CC BY 4.0");

        record.Dataset!.Licence.ShouldBe("CC-BY-4.0");
        record.Dataset.Trace.ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Conflicting);
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("licence-conflict");
    }

    [Fact]
    public void A_licence_without_its_version_is_flagged()
    {
        var record = vocabularies.WithLicence(null, "CC BY");

        record.Dataset!.Licence.ShouldBe("LicenseRef-CC-BY");
        record.Dataset.Trace.ShouldHaveSingleItem().Source.ShouldBe("CC BY");
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("licence-without-version");
    }

    [Fact]
    public void Words_that_name_no_licence_leave_none_and_are_reported()
    {
        var record = vocabularies.WithLicence(null, "ask the authors");

        record.Dataset!.Licence.ShouldBeNull();
        var problem = record.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("licence-unknown");
        problem.Message.ShouldBe("'ask the authors' names no licence known. State its SPDX id, such as CC-BY-4.0, or the address of its text, in the record or where it is mapped.");
    }

    [Fact]
    public void An_archive_s_policy_stands_in_only_where_nothing_is_stated()
    {
        var stated = new StatedRecord { Accession = "EMPIAR-1", Title = "T" };
        var silent = vocabularies.Canonicaliser.Canonicalise(stated, RealVocabularies.Empiar, RealVocabularies.HarvestedAt).Dataset!;
        var unclear = vocabularies.Canonicaliser.Canonicalise(stated with { Licence = new StatedTerm(null, "unclear words") }, RealVocabularies.Empiar, RealVocabularies.HarvestedAt).Dataset!;

        silent.Licence.ShouldBe("CC0-1.0");
        silent.Trace.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.Rule.ShouldBe("licence.policy"),
            entry => entry.Certainty.ShouldBe(Certainty.Derived));
        unclear.Licence.ShouldBeNull();
    }

    [Fact]
    public void Every_value_that_a_facet_can_show_means_itself()
    {
        foreach (var licence in vocabularies.Set.Licences.Licences)
        {
            vocabularies.Set.Licences.Canonical(licence.Id).ShouldBe(licence.Id);
            vocabularies.Set.Licences.Canonical(licence.Name).ShouldBe(licence.Id);
            vocabularies.Set.Licences.Canonical(licence.Address!).ShouldBe(licence.Id);
        }
    }
}
