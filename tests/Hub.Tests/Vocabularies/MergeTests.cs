using FsCheck;
using FsCheck.Fluent;

using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Tests.Vocabularies;

public sealed class MergeTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    private CanonicalRecord FromOwner => vocabularies.Canonicaliser.Canonicalise(
        new StatedRecord
        {
            Accession = "EMPIAR-10553",
            Title = "The owner's title",
            Licence = new StatedTerm(null, "CC0"),
            Organisms = [new StatedTerm("9606", "human")],
            Aliases = ["10553"],
            Attributes = [new KeyValue("Voxel", "5 nm")],
        },
        RealVocabularies.Empiar,
        RealVocabularies.HarvestedAt);

    private CanonicalRecord FromStub => vocabularies.Canonicaliser.Canonicalise(
        new StatedRecord
        {
            Accession = "EMPIAR-10553",
            Title = "A stub's title",
            Description = "Only the stub describes it.",
            Rank = 50,
            Licence = new StatedTerm(null, "CC BY 4.0"),
            Organisms = [new StatedTerm("NCBITaxon_010090", null)],
            ImagingMethods = [new StatedTerm("FBbi_00050000", null)],
            Size = new StatedText("3 GB"),
            Aliases = ["stub"],
            Attributes = [new KeyValue("Voxel", "5 nm"), new KeyValue("Stain", "OsO4")],
        },
        RealVocabularies.Bia,
        RealVocabularies.HarvestedAt.AddDays(1));

    [Fact]
    public void The_owner_wins_field_by_field_and_others_fill_the_gaps()
    {
        var dataset = DatasetMerge.Merge([FromStub, FromOwner])!;

        dataset.Archive.ShouldBe("empiar");
        dataset.Title.ShouldBe("The owner's title");
        dataset.Licence.ShouldBe("CC0-1.0");
        dataset.Organisms.ShouldBe([new Organism("NCBITaxon:9606", "Homo sapiens")]);
        dataset.Description.ShouldBe("Only the stub describes it.");
        dataset.ImagingMethods.ShouldHaveSingleItem().Id.ShouldBe("FBbi:00050000");
        dataset.Modality.ShouldBe("Electron microscopy");
        dataset.SizeBytes.ShouldBe(3_000_000_000);
        dataset.SizeIsApproximate.ShouldBeTrue();
        dataset.Aliases.ShouldBe(["10553", "stub"]);
        dataset.Attributes.ShouldBe([new KeyValue("Voxel", "5 nm"), new KeyValue("Stain", "OsO4")]);
        dataset.HarvestedAt.ShouldBe(RealVocabularies.HarvestedAt.AddDays(1));
    }

    [Fact]
    public void The_trace_goes_with_the_value_and_names_the_source_of_what_the_owner_lacks()
    {
        var trace = DatasetMerge.Merge([FromOwner, FromStub])!.Trace;

        trace.ShouldContain(entry => entry.Field == "Organisms" && entry.Source == "9606 human");
        trace.ShouldNotContain(entry => entry.Source.Contains("010090"));
        trace.ShouldContain(entry => entry.Field == "ImagingMethods" && entry.Rule == "method.id-spelling");
        trace.Where(entry => entry.Rule == "merge.bia").Select(entry => entry.Field)
            .ShouldBe(["ImagingMethods", "Description", "SizeBytes", "Aliases", "Attributes"], ignoreOrder: true);
    }

    [Fact]
    public void A_stub_does_not_own_what_it_reports()
    {
        FromStub.IsOwner.ShouldBeFalse();
        FromStub.Dataset!.Archive.ShouldBe("empiar");
        FromStub.ReportedBy.ShouldBe("bia");
        FromOwner.IsOwner.ShouldBeTrue();
    }

    [Theory]
    [InlineData("EMPIAR-10553")]
    [InlineData("empiar-10553")]
    [InlineData("10553")]
    public void A_title_that_is_only_the_accession_or_an_alias_gives_way_to_the_next_source(string name)
    {
        var named = FromOwner with { Dataset = FromOwner.Dataset! with { Title = name } };

        var merged = DatasetMerge.Merge([FromStub, named])!;

        merged.Title.ShouldBe("A stub's title");
        merged.Trace.ShouldContain(entry => entry.Field == "Title" && entry.Rule == "merge.bia" && entry.Value == "A stub's title");
    }

    [Fact]
    public void Where_every_source_has_only_names_the_first_ones_stays()
    {
        var named = FromOwner with { Dataset = FromOwner.Dataset! with { Title = "EMPIAR-10553" } };
        var stub = FromStub with { Dataset = FromStub.Dataset! with { Title = "stub" } };

        var merged = DatasetMerge.Merge([stub, named])!;

        merged.Title.ShouldBe("EMPIAR-10553");
        merged.Trace.ShouldNotContain(entry => entry.Field == "Title" && entry.Rule.StartsWith("merge."));
    }

    [Fact]
    public void One_record_alone_stays_as_it_is() => DatasetMerge.Merge([FromOwner])!.Title.ShouldBe("The owner's title");

    [Fact]
    public void Records_without_a_dataset_count_for_nothing()
    {
        var empty = FromStub with { Dataset = null, IsOwner = true };

        DatasetMerge.Merge([empty]).ShouldBeNull();
        DatasetMerge.Merge([empty, FromOwner])!.Title.ShouldBe("The owner's title");
    }

    [Fact]
    public void The_order_of_the_sources_does_not_matter()
    {
        var pool = Enumerable.Range(0, 6).Select(seed => Varied(seed)).ToArray();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(Gen.Shuffle(pool)), shuffled =>
            Content(DatasetMerge.Merge([.. shuffled])!).ShouldBe(Content(DatasetMerge.Merge(pool)!))));
    }

    // Ties in ownership, rank and time are on purpose.
    private CanonicalRecord Varied(int seed) => (seed % 3 == 0 ? FromOwner : FromStub) is var record && seed < 2 ? record : record with
    {
        Rank = seed % 2,
        Dataset = record.Dataset! with { Title = $"Title {seed}", Keywords = seed > 3 ? [$"k{seed}"] : [], Aliases = [$"a{seed}"], HarvestedAt = RealVocabularies.HarvestedAt },
    };

    private static string Content(Dataset dataset) => System.Text.Json.JsonSerializer.Serialize(dataset);
}
