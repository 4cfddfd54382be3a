using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>
/// Decides which term a stated id and label mean. Where the two name different terms, the narrower of related ones is meant;
/// of unrelated ones the label, because ids are mistyped and labels are read by people.
/// </summary>
internal sealed class TermChooser(TermVocabulary vocabulary, TermKind kind)
{
    private readonly TaxonNames? taxonNames = kind == TermKind.Taxon ? new TaxonNames(vocabulary) : null;

    /// <summary>The term meant; null where neither is there.</summary>
    public TermChoice? Choose(string? id, string? label)
    {
        var byId = id is null ? null : vocabulary.Find(id);
        return (byId, label) switch
        {
            (null, null) => id is null ? null : Unlisted(id, id),
            (null, _) => WithoutListedId(id, label),
            (_, null) => Current(byId),
            _ => Compared(byId, label),
        };
    }

    private TermChoice WithoutListedId(string? id, string label)
    {
        var named = vocabulary.Named(label);
        if (id is null)
        {
            return named is not null ? TermChoice.Of(named, NameKey.Of(named.Label) == NameKey.Of(label) ? "label" : "synonym") : WithoutId(label);
        }

        return named is null ? Unlisted(id, label)
            : kind.Owns(id) ? Conflict(TermChoice.Of(named), id, label)
            : TermChoice.Of(named, "label");
    }

    private TermChoice WithoutId(string label)
    {
        if (taxonNames?.Abbreviated(label) is { } whole)
        {
            return TermChoice.Of(whole, "abbreviation") with { Certainty = Certainty.Derived };
        }

        if (taxonNames?.Misspelled(label) is { } meant)
        {
            return TermChoice.Of(meant, "misspelling") with
            {
                Certainty = Certainty.Inferred,
                Problem = (kind.Code("misspelled"), $"'{label}' is no name of a taxon listed; read as {meant.Label}. Ask the archive to correct it."),
            };
        }

        return new TermChoice(null, label)
        {
            Problem = (kind.Code("unknown"), $"'{label}' is not in the vocabulary and is kept as words. State {kind.Wanted}."),
        };
    }

    // New taxa appear every day; an FBbi id that is not listed is a mistake.
    private TermChoice Unlisted(string id, string label) => new(id, label)
    {
        Problem = kind == TermKind.Method
            ? (kind.Code("unknown"), $"{id} '{label}' is not in the vocabulary and is kept as stated. State {kind.Wanted}.")
            : null,
    };

    private TermChoice Compared(Term byId, string label)
    {
        var named = vocabulary.Named(label);
        if (named?.Id == byId.Id || NameKey.Of(label) == NameKey.Of(byId.Label))
        {
            return Current(byId);
        }

        if (TaxonAgrees(byId, label))
        {
            return Current(byId) with { Rule = "label-spelling" };
        }

        if (named is null)
        {
            return Conflict(SaysMoreThanId(label) ? new TermChoice(null, label) : Current(byId), byId.Id, label, byId);
        }

        return vocabulary.IsBelow(byId.Id, named.Id) ? Current(byId) with { Rule = "label-broader" }
            : vocabulary.IsBelow(named.Id, byId.Id) || byId.IsFiller ? TermChoice.Of(named, "label-narrower")
            : Conflict(TermChoice.Of(named), byId.Id, label, byId);
    }

    // Words beside a method's id describe another method; beside a taxon's id only a species' name does, the rest is a strain or a tissue.
    private bool SaysMoreThanId(string label) => taxonNames is null || TaxonNames.IsBinomial(label);

    private bool TaxonAgrees(Term byId, string label) => taxonNames is not null && TaxonNames.Agrees(byId, label);

    private TermChoice Current(Term term)
    {
        if (!term.IsObsolete)
        {
            return TermChoice.Of(term);
        }

        return term.ReplacedBy is { } id && vocabulary.Find(id) is { } current
            ? TermChoice.Of(current, "obsolete-replaced")
            : TermChoice.Of(term) with
            {
                Problem = (kind.Code("obsolete"), $"{term.Id} '{term.Label}' was withdrawn without a successor; ask the archive for a current term."),
            };
    }

    private TermChoice Conflict(TermChoice chosen, string id, string label, Term? byId = null) => chosen with
    {
        Rule = "conflict",
        Certainty = Certainty.Conflicting,
        Problem = (kind.Code("conflict"), $"The id {id} is {(byId is null ? "not listed" : $"'{byId.Label}'")} but the label says '{label}'; {chosen.Id ?? "the words"} '{chosen.Label}' is used. Ask the archive which is right."),
    };
}
