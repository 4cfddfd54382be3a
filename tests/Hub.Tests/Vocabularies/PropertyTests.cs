using FsCheck;
using FsCheck.Fluent;

using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class PropertyTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    private static readonly string[] Fragments =
    [
        "<", ">", "&", "amp;", "lt;", "gt;", "b>", "</i>", "<script>", "</script>", "&#60;", "&#x202e;", "\u0301", "a", "e", " ", "\n", "\0", "\ud83d", "\ude00",
        "10.1000/", "%2F", "(", ")", ".", "FBbi_", "00000246", "NCBITaxon:", "9606", "https://", "creativecommons.org/licenses/by/4.0/", "CC ", "BY ", "4.0", "GB", "2016-", "04", "/", "-", "0000-0002-1825-0097", "Mus", " muculus", "C. ", "@x.org", "ｅ", "．",
    ];

    private static Arbitrary<string> Hostile => Arb.From(Gen.OneOf(
        Gen.Select(Gen.ListOf(Gen.Elements(Fragments)), string.Concat),
        Gen.Select(Gen.ListOf(Gen.Choose(0, 0xFFFF)), codes => string.Concat(codes.Select(code => (char)code)))));

    // Without markup of their own: letters, spaces and line ends of every kind, marks to compose, what is never shown, halves of letters.
    private static Arbitrary<string> Texts => Arb.From(Gen.Select(
        Gen.ListOf(Gen.OneOf(
            Gen.Elements("a", "B", " ", " ", "\n", "\r\n", "\t", "é", "Å", "u\u0308", "か\u3099", "\u0301", "µ", "–", "’", "\u00a0", "\u0085", "\u00ad", "\u200b", "\u2028", "\u202e", "\u2060", "\u3000", "\ufeff", "\uffff", "\ud83d\ude00", "\ud83d", "\ude00", "\0", "\u007f"),
            Gen.Select(Gen.Choose(0x20, 0x2FFF), code => ((char)code).ToString()))),
        parts => string.Concat(parts).Replace("<", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal)));

    [Fact]
    public void Whatever_a_source_says_there_is_an_answer_and_it_is_already_canonical() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Hostile, text =>
        {
            var once = vocabularies.Canonical(Everywhere(text)).Dataset!;
            var twice = vocabularies.Canonical(Restated(once)).Dataset!;

            Content(twice).ShouldBe(Content(once));
            twice.Trace.Where(entry => entry.Field != nameof(Dataset.Modality)).ShouldBeEmpty();
        }));

    [Fact]
    public void Any_words_are_no_licence_or_one_that_means_itself() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Hostile, text =>
        {
            if (vocabularies.Set.Licences.Canonical(text) is { } licence)
            {
                vocabularies.Set.Licences.Canonical(licence).ShouldBe(licence);
            }
        }));

    [Fact]
    public void Any_file_name_has_a_format_that_means_itself() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Hostile, text =>
        {
            if (vocabularies.Set.Formats.Canonical(text, text) is { } format)
            {
                vocabularies.Set.Formats.Canonical(format, text).ShouldBe(format);
            }
        }));

    [Fact]
    public void A_text_reads_the_same_whether_or_not_markup_is_beside_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Texts, text =>
        {
            var plain = vocabularies.Canonical(RealVocabularies.Stated with { Title = $"T{text}x", Description = $"D{text}x" }).Dataset!;
            var marked = vocabularies.Canonical(RealVocabularies.Stated with { Title = $"T{text}x<b></b>", Description = $"D{text}x<b></b>" }).Dataset!;

            plain.Title.ShouldBe(marked.Title);
            plain.Description.ShouldBe(marked.Description);
        }));

    private static StatedRecord Everywhere(string text) => new()
    {
        Accession = "idr0001",
        Title = "T " + text,
        Description = text,
        ReleaseDate = new StatedText(text),
        Licence = new StatedTerm(text, text),
        Size = new StatedText(text),
        Organisms = [new StatedTerm(text, text), new StatedTerm(null, text), new StatedTerm("9606", text)],
        ImagingMethods = [new StatedTerm(text, text), new StatedTerm(null, text), new StatedTerm("FBbi:00000246", text)],
        StudyTypes = [new StatedTerm(null, text)],
        Keywords = [text, text + text],
        Authors = [new Author(text, text, text)],
        Publications = [new Publication { Title = text, Doi = text, PubMedId = text, PmcId = text, Journal = text, Authors = text }],
        Funding = [new Grant(text, text)],
        Components = [new Component { Id = "1", Name = text, Kind = "image set", Description = text }],
        References = [new Reference(text, "References", text)],
        Attributes = [new KeyValue(text, text)],
        Aliases = [text],
        Doi = text,
        LandingPage = "https://example.org/" + text,
    };

    private static StatedRecord Restated(Dataset dataset) => new()
    {
        Accession = dataset.Accession,
        Title = dataset.Title,
        Description = dataset.Description,
        ReleaseDate = dataset.ReleaseDate is { } day ? new StatedText(FormattableString.Invariant($"{day:yyyy-MM-dd}")) : null,
        Licence = dataset.Licence is { } licence ? new StatedTerm(null, licence) : null,
        Size = dataset.SizeBytes is { } size ? new StatedText(FormattableString.Invariant($"{size}")) : null,
        Organisms = [.. dataset.Organisms.Select(organism => new StatedTerm(organism.TaxonId, organism.Name))],
        ImagingMethods = [.. dataset.ImagingMethods.Select(method => new StatedTerm(method.Id, method.Label))],
        StudyTypes = dataset.StudyType is { } type ? [new StatedTerm(null, type)] : [],
        Keywords = dataset.Keywords,
        Authors = dataset.Authors,
        Publications = dataset.Publications,
        Funding = dataset.Funding,
        Components = dataset.Components,
        References = dataset.References,
        Attributes = dataset.Attributes,
        Aliases = dataset.Aliases,
        Doi = dataset.Doi,
        LandingPage = dataset.LandingPage,
    };

    private static string Content(Dataset dataset) =>
        System.Text.Json.JsonSerializer.Serialize(dataset with { Trace = [], SizeIsApproximate = false });
}
