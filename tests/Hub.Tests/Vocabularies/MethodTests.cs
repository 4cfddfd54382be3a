using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class MethodTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    [Theory]
    [InlineData("FBbi_00000246", "fluorescence microscopy")]
    [InlineData("Fbbi_00000246", "fluorescence microscopy")]
    [InlineData("FBbi:00000246", "Fluorescence\u00a0Microscopy")]
    [InlineData("00000246", "fluorescence microscopy")]
    [InlineData("246", null)]
    [InlineData("obo:FBbi_00000246", "fluorescence microscopy")]
    [InlineData("http://purl.obolibrary.org/obo/FBbi_00000246", null)]
    [InlineData("FBbi_FBbi_00000246", "fluorescence microscopy")]
    [InlineData("FBbi: 246", "fluorescence microscopy")]
    [InlineData("CHMO_0002194", "epifluorescence microscopy")]
    [InlineData(null, "fluorescence microscopy (FBbi:00000246)")]
    [InlineData(null, "Epi-fluorescence")]
    [InlineData(null, "FBbi_00000246")]
    public void Every_spelling_of_a_method_is_the_same_method(string? id, string? label)
    {
        var record = vocabularies.WithMethods(new StatedTerm(id, label));

        record.Dataset!.ImagingMethods.ShouldBe([new ImagingMethod("FBbi:00000246", "fluorescence microscopy")]);
        record.Dataset.Modality.ShouldBe("Light microscopy");
        record.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("EMDB", "FBbi:00000258", "Electron microscopy")]
    [InlineData("SBF-SEM", "FBbi:00000585", "Electron microscopy")]
    [InlineData("3VIEW", "FBbi:00000585", "Electron microscopy")]
    [InlineData("FIB-SEM", "FBbi:00050000", "Electron microscopy")]
    [InlineData("FIB SEM", "FBbi:00050000", "Electron microscopy")]
    [InlineData("SXT", "HUB:0000007", "X-ray imaging")]
    [InlineData("INSILICO", "HUB:0000032", "Simulation and modelling")]
    [InlineData("IHM", "HUB:0000033", "Simulation and modelling")]
    [InlineData("CLEM", "HUB:0000010", "Correlative")]
    [InlineData("CLXM", "HUB:0000011", "Correlative")]
    [InlineData("MicroED", "HUB:0000006", "Electron microscopy")]
    [InlineData("ATUM-SEM", "HUB:0000014", "Electron microscopy")]
    [InlineData("Hard X-ray/X-ray microCT", "HUB:0000008", "X-ray imaging")]
    [InlineData("ssET", "HUB:0000005", "Electron microscopy")]
    [InlineData("cryo-EM single particle", "HUB:0000002", "Electron microscopy")]
    [InlineData("cryo-EM", "FBbi:00100014", "Electron microscopy")]
    [InlineData("cryo-ET", "HUB:0000004", "Electron microscopy")]
    [InlineData("array tomography", "HUB:0000012", null)]
    [InlineData("light sheet fluorescence microscopy", "FBbi:00000369", "Light microscopy")]
    [InlineData("STED", "FBbi:00000334", "Light microscopy")]
    [InlineData("atomic force microscopy", "FBbi:00000259", "Scanning probe microscopy")]
    [InlineData("X-ray computed tomography", "FBbi:00001002", "X-ray imaging")]
    public void Words_of_archives_have_a_term_and_a_modality(string words, string id, string? modality)
    {
        var dataset = vocabularies.WithMethods(new StatedTerm(null, words)).Dataset!;

        dataset.ImagingMethods.ShouldHaveSingleItem().Id.ShouldBe(id);
        dataset.Modality.ShouldBe(modality);
    }

    [Fact]
    public void The_filler_says_nothing_and_is_left_out_with_a_trace()
    {
        var dataset = vocabularies.WithMethods(new StatedTerm("FBbi:00000265", "recorded image"), new StatedTerm("FBbi:00000251", "confocal microscopy")).Dataset!;

        dataset.ImagingMethods.ShouldBe([new ImagingMethod("FBbi:00000251", "confocal microscopy")]);
        dataset.Trace.ShouldContain(entry => entry.Rule == "method.filler" && entry.Value == "");
    }

    [Fact]
    public void An_id_of_another_method_gives_way_to_the_label()
    {
        var record = vocabularies.WithMethods(new StatedTerm("FBbi:00000367", "two-photon excitation microscopy"));

        record.Dataset!.ImagingMethods.ShouldBe([new ImagingMethod("FBbi:00000254", "two-photon laser scanning microscopy")]);
        record.Dataset.Trace.ShouldContain(entry => entry.Certainty == Certainty.Conflicting && entry.Source.Contains("FBbi:00000367"));
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("method-conflict");
    }

    [Fact]
    public void An_id_beside_words_that_no_term_has_gives_way_to_the_words()
    {
        var record = vocabularies.WithMethods(new StatedTerm("FBbi:00000371", "infrared activity sensor"));

        record.Dataset!.ImagingMethods.ShouldBe([new ImagingMethod(null, "infrared activity sensor")]);
        record.Problems.ShouldHaveSingleItem().Message.ShouldContain("OCT");
    }

    [Theory]
    [InlineData("FBbi:00000241", "light sheet", "FBbi:00000369")]
    [InlineData("FBbi:00000253", "confocal microscopy", "FBbi:00000253")]
    [InlineData("FBbi:00000256", "scanning electron microscopy", "FBbi:00000257")]
    public void Of_two_related_terms_the_narrower_is_meant(string id, string label, string meant)
    {
        var record = vocabularies.WithMethods(new StatedTerm(id, label));

        record.Dataset!.ImagingMethods.ShouldHaveSingleItem().Id.ShouldBe(meant);
        record.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_withdrawn_term_is_reported() =>
        vocabularies.WithMethods(new StatedTerm("FBbi:00000242", null)).Problems.ShouldHaveSingleItem().Code.ShouldBe("method-obsolete");

    [Fact]
    public void An_unknown_method_is_kept_as_words_and_reported()
    {
        var record = vocabularies.WithMethods(new StatedTerm(null, "Quantum gravimetry"));

        record.Dataset!.ImagingMethods.ShouldBe([new ImagingMethod(null, "Quantum gravimetry")]);
        record.Dataset.Modality.ShouldBeNull();
        var problem = record.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("method-unknown");
        problem.Message.ShouldBe("'Quantum gravimetry' is not in the vocabulary and is kept as words. State the name or id of an FBbi term, such as FBbi:00000251 for confocal microscopy.");
    }

    [Fact]
    public void Light_and_electrons_together_are_correlative()
    {
        var dataset = vocabularies.WithMethods(new StatedTerm("FBbi:00000251", null), new StatedTerm("FBbi:00000258", null)).Dataset!;

        dataset.Modality.ShouldBe("Correlative");
        dataset.Trace.ShouldContain(entry => entry.Field == "Modality" && entry.Rule == "modality.correlative" && entry.Certainty == Certainty.Derived);
    }

    [Fact]
    public void Methods_have_ancestors_and_descendants()
    {
        var methods = vocabularies.Set.Methods;

        methods.Descendants("FBbi:00000345").Select(term => term.Label).ShouldContain("spinning disk confocal microscopy");
        methods.Ancestors("HUB:0000004").Select(term => term.Id).ShouldContain("FBbi:00000256");
        methods.Descendants("HUB:0000016").ShouldContain(term => term.Id == "FBbi:00000334");
        methods.IsBelow("FBbi:00000345", "FBbi:00000345").ShouldBeFalse();
    }

    [Fact]
    public void Every_label_and_id_means_its_own_term()
    {
        var wrong = vocabularies.Set.Methods.Terms.Concat(vocabularies.Set.Taxa.Terms).Concat(vocabularies.Set.StudyTypes.Terms)
            .Where(term => !term.IsObsolete)
            .Where(term => new[] { vocabularies.Set.Methods, vocabularies.Set.Taxa, vocabularies.Set.StudyTypes }.All(set => set.Named(term.Label)?.Id != term.Id))
            .Select(term => $"{term.Id} {term.Label}");

        wrong.ShouldBeEmpty();
    }
}
