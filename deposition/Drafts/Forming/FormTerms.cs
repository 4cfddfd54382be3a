using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;
using Hub.Vocabularies;

namespace Hub.Deposition.Drafts;

/// <summary>Understands what is typed as a method or species, and offers terms while it is typed.</summary>
/// <param name="vocabularies">The hub's.</param>
public sealed class FormTerms(VocabularySet vocabularies)
{
    /// <summary>The vocabulary of a kind of field; null where it has none.</summary>
    /// <param name="kind">The kind.</param>
    public TermVocabulary? Of(FieldKind kind) => kind switch
    {
        FieldKind.Method => vocabularies.Methods,
        FieldKind.Taxon => vocabularies.Taxa,
        _ => null,
    };

    /// <summary>The term that a text names; null where it names none.</summary>
    /// <param name="kind">The field's kind.</param>
    /// <param name="text">As typed.</param>
    public Term? Named(FieldKind kind, string text) => Of(kind)?.Named(text);

    /// <summary>Terms that begin with what is typed, then those that hold it, shortest names first.</summary>
    /// <param name="kind">The field's kind.</param>
    /// <param name="text">As typed.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<Term> Offered(FieldKind kind, string? text, int most)
    {
        var typed = (text ?? "").Trim();
        return typed.Length < 2 || Of(kind) is not { } vocabulary
            ? []
            : (from term in vocabulary.Terms
                  where !term.IsObsolete && !term.IsFiller
                  let rank = Rank(term, typed)
                  where rank < int.MaxValue
                  orderby rank, term.Label.Length, term.Label
                  select term).Take(most).ToList();
    }

    /// <summary>The attribute of a field, with the term's id where the text names one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">As typed.</param>
    public PageTabAttribute Attribute(TemplateField field, string value)
    {
        var attribute = new PageTabAttribute(field.Name, value) { IsReference = field.Kind == FieldKind.Reference };
        return Named(field.Kind, value) is { } term
            ? attribute with { ValueQualifiers = [new Qualifier("Ontology", term.Id[..term.Id.IndexOf(':', StringComparison.Ordinal)]), new Qualifier("TermId", term.Id)] }
            : attribute;
    }

    private static int Rank(Term term, string typed)
    {
        var best = int.MaxValue;
        foreach (var name in term.Synonyms.Prepend(term.Label))
        {
            var at = name.IndexOf(typed, StringComparison.OrdinalIgnoreCase);
            var rank = at switch { 0 => name.Length == typed.Length ? 0 : 1, > 0 => name[at - 1] is ' ' or '-' or '(' ? 2 : 3, _ => int.MaxValue };
            best = Math.Min(best, rank);
        }

        return best;
    }
}
