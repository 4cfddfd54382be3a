using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>The fields of a record whose values are terms: organisms, methods with their modality, study type.</summary>
internal sealed class TermFields(VocabularySet vocabularies, PlainText text)
{
    private readonly TermCanonicaliser organisms = new(vocabularies.Taxa, TermKind.Taxon, text);
    private readonly TermCanonicaliser methods = new(vocabularies.Methods, TermKind.Method, text);
    private readonly TermCanonicaliser studyTypes = new(vocabularies.StudyTypes, TermKind.StudyType, text);
    private readonly Modalities modalities = new(vocabularies.Methods);

    /// <summary>The dataset with its terms.</summary>
    public Dataset Fill(Dataset dataset, StatedRecord record, Findings findings)
    {
        var taxa = organisms.Canonicalise(record.Organisms, findings);
        var used = methods.Canonicalise(record.ImagingMethods, findings);
        return dataset with
        {
            Organisms = [.. taxa.Select(taxon => new Organism(taxon.Id, taxon.Label))],
            ImagingMethods = [.. used.Select(method => new ImagingMethod(method.Id, method.Label))],
            Modality = modalities.Of(used, findings),
            StudyType = StudyType(record.StudyTypes, findings),
        };
    }

    // The first that the vocabulary knows; where it knows none, the first one's words.
    private string? StudyType(IReadOnlyList<StatedTerm> stated, Findings findings)
    {
        (string Label, Findings Findings)? first = null;
        foreach (var term in stated)
        {
            var own = new Findings();
            if (studyTypes.Canonicalise([term], own) is not [var choice])
            {
                continue;
            }

            first ??= (choice.Label, own);
            if (choice.Id is not null && vocabularies.StudyTypes.Find(choice.Id) is not null)
            {
                first = (choice.Label, own);
                break;
            }
        }

        if (first is not var (label, used))
        {
            return null;
        }

        findings.Add(used);
        return label;
    }
}
