using Hub.Records;
using Hub.Tests.Making;
using Hub.Vocabularies;

using Xunit.Abstractions;

namespace Hub.Tests.Vocabularies;

public sealed class RecordedTermsTests(RealVocabularies vocabularies, ITestOutputHelper output) : IClassFixture<RealVocabularies>
{
    [SharedDataFact]
    public void Every_recorded_taxon_becomes_one_value()
    {
        var records = RecordedTerms.Taxa.Distinct().Select(term => (Term: term, Record: vocabularies.WithOrganisms(term))).ToList();
        var organisms = records.SelectMany(pair => pair.Record.Dataset!.Organisms).Distinct().ToList();

        output.WriteLine($"{RecordedTerms.Taxa.Count} stated in {records.Count} spellings: {organisms.Count} organisms");
        organisms.Where(organism => organism.TaxonId is not null).GroupBy(organism => organism.TaxonId).Where(group => group.Count() > 1).SelectMany(group => group).ShouldBeEmpty();
        organisms.GroupBy(organism => organism.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).SelectMany(group => group).ShouldBeEmpty();
        organisms.ShouldContain(new Organism("NCBITaxon:9606", "Homo sapiens"));
        Unknown(records, "taxon-").ShouldBe(KnownGaps.Taxa, ignoreOrder: true);
    }

    [SharedDataFact]
    public void Recorded_methods_have_terms_but_for_a_known_few()
    {
        var records = RecordedTerms.Methods.Distinct().Select(term => (Term: term, Record: vocabularies.WithMethods(term))).ToList();

        var gaps = records.Where(pair => pair.Record.Dataset!.ImagingMethods.Any(method => method.Id is null || vocabularies.Set.Methods.Find(method.Id) is null))
            .Select(pair => pair.Term)
            .ToHashSet();
        var conflicts = records.Count(pair => pair.Record.Problems.Any(problem => problem.Code == "method-conflict"));
        output.WriteLine($"{RecordedTerms.Methods.Count} stated in {records.Count} spellings: {RecordedTerms.Methods.Count(gaps.Contains)} without a term, {conflicts} spellings whose id and label disagree");
        gaps.Select(term => $"{term.Id} {term.Label}".Trim()).ShouldBe(KnownGaps.Methods, ignoreOrder: true);
        conflicts.ShouldBe(KnownGaps.MethodConflicts);
    }

    [SharedDataFact]
    public void Recorded_licences_are_all_known()
    {
        var unknown = RecordedTerms.Licences.Where(term => (term.Id ?? term.Label) is not null).Distinct()
            .Select(term => (Term: term, Record: vocabularies.WithLicence(term.Id, term.Label)))
            .Where(pair => pair.Record.Dataset!.Licence is not { } licence || vocabularies.Set.Licences.Find(licence) is null)
            .Select(pair => $"{pair.Term.Id} {pair.Term.Label}: {pair.Record.Dataset!.Licence}");

        unknown.ShouldBe(["https://v18.proteinatlas.org/about/licence : LicenseRef-v18.proteinatlas.org-about-licence"]);
    }

    [SharedDataFact]
    public void Recorded_study_types_are_all_known()
    {
        var unknown = RecordedTerms.StudyTypes.Distinct()
            .Select(term => (Term: term, Type: vocabularies.Canonical(RealVocabularies.Stated with { StudyTypes = [term] }).Dataset!.StudyType))
            .Where(pair => pair.Type is null || vocabularies.Set.StudyTypes.Named(pair.Type) is null)
            .Select(pair => $"{pair.Term.Id} {pair.Term.Label}");

        unknown.ShouldBe(KnownGaps.StudyTypes, ignoreOrder: true);
    }

    private static List<string> Unknown(IEnumerable<(StatedTerm Term, CanonicalRecord Record)> records, string code) =>
        [.. records.Where(pair => pair.Record.Problems.Any(problem => problem.Code.StartsWith(code, StringComparison.Ordinal)))
            .Select(pair => $"{pair.Record.Problems[0].Code}: {pair.Term.Id} {pair.Term.Label}".Trim())
            .Distinct()];
}
