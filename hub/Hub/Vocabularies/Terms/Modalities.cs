using System.Collections.Frozen;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>The modality facet: the branch of the methods' hierarchy that a dataset's methods belong to.</summary>
internal sealed class Modalities(TermVocabulary methods)
{
    private const string Correlative = "Correlative";
    private const string Light = "Light microscopy";
    private const string Electron = "Electron microscopy";

    // The nearest branch that names a modality, so that a HUB term below two branches takes the nearer one.
    private readonly FrozenDictionary<string, string?> byTerm = methods.Terms.ToFrozenDictionary(
        term => term.Id, term => term.Modality ?? methods.Ancestors(term.Id).FirstOrDefault(ancestor => ancestor.Modality is not null)?.Modality);

    /// <summary>The modality of some methods: correlative where one is or where light and electrons meet, else that of the first method with one; null where none has.</summary>
    public string? Of(IReadOnlyList<TermChoice> choices, Findings findings)
    {
        var found = choices.Where(choice => choice.Id is not null)
            .Select(choice => (Choice: choice, Modality: Of(choice.Id!)))
            .Where(pair => pair.Modality is not null)
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var modalities = found.Select(pair => pair.Modality!).Distinct().ToList();
        var isCorrelative = modalities.Contains(Correlative) || (modalities.Contains(Light) && modalities.Contains(Electron));
        var modality = isCorrelative ? Correlative : modalities[0];
        findings.Traced(new Change(nameof(Dataset.Modality), string.Join("; ", found.Select(pair => $"{pair.Choice.Id} {pair.Choice.Label}")), modality, Rule(isCorrelative, modalities))
        {
            Vocabulary = methods.Version,
            Certainty = Certainty.Derived,
        });
        return modality;
    }

    private string? Of(string id) => methods.Find(id) is { } term ? byTerm[term.Id] : null;

    private static string Rule(bool isCorrelative, List<string> modalities) =>
        modalities.Count == 1 ? "modality.branch" : isCorrelative ? "modality.correlative" : "modality.first-method";
}
