using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class TaxonTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    [Theory]
    [InlineData("NCBITaxon_9606", "Homo sapiens")]
    [InlineData("NCBITaxon_09606", "human")]
    [InlineData("9606", "Homo sapiens")]
    [InlineData("9606 ", "homo sapiens")]
    [InlineData("09606", null)]
    [InlineData("９６０６", "Ｈｏｍｏ　ｓａｐｉｅｎｓ")]
    [InlineData("NCBITaxon:9606", null)]
    [InlineData("ncbitaxon:9606", "Homo sapiens")]
    [InlineData("NCBI:txid9606", "Homo sapiens")]
    [InlineData("obo:NCBITaxon_9606", "Homo sapiens")]
    [InlineData("http://purl.obolibrary.org/obo/NCBITaxon_09606", "Homo sapiens")]
    [InlineData("https://www.ncbi.nlm.nih.gov/datasets/taxonomy/9606", "Homo sapiens")]
    [InlineData("https://www.ncbi.nlm.nih.gov/datasets/taxonomy/9606/", "NCBITaxon:9606")]
    [InlineData("https://www.ncbi.nlm.nih.gov/taxonomy/9606", null)]
    [InlineData("https://www.ncbi.nlm.nih.gov/Taxonomy/Browser/wwwtax.cgi?mode=Info&id=9606", null)]
    [InlineData(null, "Homo sapiens")]
    [InlineData(null, "Homo sapiens (human)")]
    [InlineData(null, "H. sapiens")]
    [InlineData(null, "human")]
    [InlineData("", "Homo&nbsp;sapiens")]
    public void Every_spelling_of_a_taxon_is_the_same_taxon(string? id, string? label)
    {
        var record = vocabularies.WithOrganisms(new StatedTerm(id, label));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:9606", "Homo sapiens")]);
        record.Problems.ShouldBeEmpty();
        record.Dataset.Trace.ShouldHaveSingleItem().Value.ShouldBe("NCBITaxon:9606 Homo sapiens");
    }

    [Theory]
    [InlineData("NCBITaxon_09606", "Homo sapiens", "taxon.zero-padding")]
    [InlineData("9606", "Homo sapiens", "taxon.bare-id")]
    [InlineData("http://purl.obolibrary.org/obo/NCBITaxon_9606", "Homo sapiens", "taxon.address")]
    [InlineData("NCBITaxon_9606", "Homo sapiens", "taxon.id-spelling")]
    [InlineData(null, "human", "taxon.synonym")]
    [InlineData(null, "D. melanogaster", "taxon.synonym")]
    [InlineData(null, "A. mexicanum", "taxon.abbreviation")]
    public void The_trace_names_the_rule(string? id, string label, string rule) =>
        vocabularies.WithOrganisms(new StatedTerm(id, label, Where: "$.about[0]")).Dataset!.Trace
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                entry => entry.Rule.ShouldBe(rule),
                entry => entry.Where.ShouldBe("$.about[0]"),
                entry => entry.Vocabulary!.ShouldContain("NCBI Taxonomy"));

    [Fact]
    public void A_canonical_taxon_leaves_no_trace() =>
        vocabularies.WithOrganisms(new StatedTerm("NCBITaxon:9606", "Homo sapiens")).Dataset!.Trace.ShouldBeEmpty();

    [Fact]
    public void The_same_organism_in_two_spellings_is_one() =>
        vocabularies.WithOrganisms(new StatedTerm("NCBITaxon_09606", "Homo sapiens"), new StatedTerm(null, "human"), new StatedTerm("10090", "mouse"))
            .Dataset!.Organisms.Select(organism => organism.TaxonId).ShouldBe(["NCBITaxon:9606", "NCBITaxon:10090"]);

    [Theory]
    [InlineData("Mus muculus")]
    [InlineData("M. muculus")]
    [InlineData("Mus musculs")]
    public void A_misspelled_label_beside_its_id_is_that_taxon(string label)
    {
        var record = vocabularies.WithOrganisms(new StatedTerm("https://www.ncbi.nlm.nih.gov/datasets/taxonomy/10090", label));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:10090", "Mus musculus")]);
        record.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_misspelled_name_alone_is_inferred_and_reported()
    {
        var record = vocabularies.WithOrganisms(new StatedTerm(null, "Arabidopsis thalianna"));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:3702", "Arabidopsis thaliana")]);
        record.Dataset.Trace.ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Inferred);
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("taxon-misspelled");
    }

    [Fact]
    public void The_wrong_id_of_fission_yeast_gives_way_to_the_label_and_both_are_kept()
    {
        var record = vocabularies.WithOrganisms(new StatedTerm("http://purl.obolibrary.org/obo/NCBITaxon_04853", "Schizosaccharomyces pombe"));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:4896", "Schizosaccharomyces pombe")]);
        var entry = record.Dataset.Trace.ShouldHaveSingleItem();
        entry.Certainty.ShouldBe(Certainty.Conflicting);
        entry.Source.ShouldContain("NCBITaxon_04853");
        record.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("taxon-conflict"),
            problem => problem.Message.ShouldContain("NCBITaxon:4853"),
            problem => problem.Severity.ShouldBe(ProblemSeverity.Warning));
    }

    [Fact]
    public void Another_species_beside_an_id_is_kept_by_its_name()
    {
        var record = vocabularies.WithOrganisms(new StatedTerm("537848", "Scapania cuspiduligera"));

        record.Dataset!.Organisms.ShouldBe([new Organism(null, "Scapania cuspiduligera")]);
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("taxon-conflict");
    }

    [Fact]
    public void Words_that_are_no_species_do_not_outweigh_the_id()
    {
        var record = vocabularies.WithOrganisms(new StatedTerm("NCBITaxon:9606", "HeLa Kyoto"));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:9606", "Homo sapiens")]);
        record.Dataset.Trace.ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Conflicting);
    }

    [Fact]
    public void A_strain_labelled_with_its_species_stays_the_strain()
    {
        var record = vocabularies.WithOrganisms(new StatedTerm("NCBITaxon:36329", "Plasmodium falciparum"));

        record.Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:36329", "Plasmodium falciparum 3D7")]);
        record.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("5289682", "GBIF", "GBIF:5289682")]
    [InlineData("https://www.gbif.org/species/5289682", null, "GBIF:5289682")]
    [InlineData("GBIF_05289682", null, "GBIF:5289682")]
    public void A_GBIF_id_stays_one(string id, string? ontology, string curie) =>
        vocabularies.WithOrganisms(new StatedTerm(id, "Riccia imaginaria", ontology)).Dataset!.Organisms.ShouldBe([new Organism(curie, "Riccia imaginaria")]);

    [Theory]
    [InlineData("GBIF_4277188", "Scapania brevicaulis", 0)]
    [InlineData("http://purl.obolibrary.org/obo/NCBITaxon_4277188", "Scapania brevicaulis", 1)]
    public void A_GBIF_number_under_NCBI_s_prefix_is_found_out(string id, string label, int problems)
    {
        var record = vocabularies.WithOrganisms(new StatedTerm(id, label));

        record.Dataset!.Organisms.ShouldBe([new Organism("GBIF:4277188", "Scapania brevicaulis")]);
        record.Problems.Count.ShouldBe(problems);
    }

    [Fact]
    public void A_known_name_under_another_registry_s_id_is_the_taxon_of_that_name() =>
        vocabularies.WithOrganisms(new StatedTerm("9606", "Homo sapiens", "EFO")).Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:9606", "Homo sapiens")]);

    [Fact]
    public void A_taxon_that_is_not_listed_keeps_id_and_name() =>
        vocabularies.WithOrganisms(new StatedTerm("NCBITaxon_0123456789", "Novum animal")).Dataset!.Organisms.ShouldBe([new Organism("NCBITaxon:123456789", "Novum animal")]);

    [Theory]
    [InlineData("NA", "NA")]
    [InlineData(null, "not applicable")]
    [InlineData(" ", "")]
    public void What_says_nothing_is_no_organism(string? id, string label)
    {
        var record = vocabularies.WithOrganisms(new StatedTerm(id, label));

        record.Dataset!.Organisms.ShouldBeEmpty();
        record.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_connector_inferred_stays_inferred() =>
        vocabularies.WithOrganisms(new StatedTerm("NCBITaxon:9606", "Homo sapiens", Certainty: Certainty.Inferred, Rule: "empiar.organism-in-title"))
            .Dataset!.Trace.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                entry => entry.Certainty.ShouldBe(Certainty.Inferred),
                entry => entry.Rule.ShouldBe("empiar.organism-in-title"));

    [Fact]
    public void A_searcher_who_says_mouse_means_the_species_and_what_lies_below()
    {
        var mouse = vocabularies.Set.Taxa.Meant("mouse").ShouldHaveSingleItem();

        mouse.Id.ShouldBe("NCBITaxon:10090");
        vocabularies.Set.Taxa.Ancestors(mouse.Id).ShouldContain(term => term.Label == "Mammalia");
        vocabularies.Set.Taxa.Descendants("NCBITaxon:40674").ShouldContain(mouse);
        vocabularies.Set.Taxa.Meant("worm").ShouldContain(term => term.Label == "Caenorhabditis elegans");
        vocabularies.Set.Taxa.Named("worm").ShouldBeNull();
    }
}
