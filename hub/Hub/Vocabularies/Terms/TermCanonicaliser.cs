using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Makes the stated terms of one field canonical, folds what turns out the same, and traces what changed.</summary>
internal sealed class TermCanonicaliser(TermVocabulary vocabulary, TermKind kind, PlainText text)
{
    private const int MaxLabel = 500;

    private static readonly HashSet<string> Absent = ["", "na", "none", "null", "nan", "notapplicable", "notavailable", "notprovided", "notspecified", "unspecified"];

    private readonly TermChooser chooser = new(vocabulary, kind);

    /// <summary>The terms in the order stated, each once.</summary>
    public IReadOnlyList<TermChoice> Canonicalise(IReadOnlyList<StatedTerm> stated, Findings findings)
    {
        var chosen = new List<TermChoice>();
        var seen = new HashSet<string>();
        foreach (var term in stated)
        {
            if (Canonicalise(term, findings) is { } choice && seen.Add(choice.Id ?? NameKey.Of(choice.Label)))
            {
                chosen.Add(choice);
            }
        }

        return chosen;
    }

    private TermChoice? Canonicalise(StatedTerm stated, Findings findings)
    {
        var (id, label) = Read(stated, findings);
        if (chooser.Choose(id, label) is not { } choice)
        {
            return null;
        }

        if (choice.IsFiller)
        {
            Trace(stated, choice with { Rule = "filler" }, "", findings);
            return null;
        }

        var value = kind == TermKind.StudyType ? choice.Label : Joined(choice.Id, choice.Label);
        if ((value != stated.Label && value != Joined(stated.Id, stated.Label)) || stated.Certainty != Certainty.Stated || stated.Rule is not null)
        {
            Trace(stated, choice, value, findings);
        }

        if (choice.Problem is var (code, message))
        {
            findings.Warn(code, message, stated.Where ?? kind.Field);
        }

        return choice;
    }

    private (string? Id, string? Label) Read(StatedTerm stated, Findings findings)
    {
        var (label, behind) = TermIdSpelling.Parted(text.Line(stated.Label, MaxLabel));
        var written = string.IsNullOrWhiteSpace(stated.Id) ? behind ?? (TermIdSpelling.IsId(label) ? label : null) : stated.Id;
        var id = written is null || IsAbsent(written) ? null : Id(written, stated, findings);
        return (id, IsAbsent(label) || (id is not null && TermIdSpelling.IsId(label)) ? null : label);
    }

    private string? Id(string written, StatedTerm stated, Findings findings)
    {
        var id = TermIdSpelling.Read(written, stated.Ontology, kind.OwnPrefix);
        if (id is null && kind != TermKind.StudyType)
        {
            findings.Warn(kind.Code("id-unreadable"), $"'{Findings.Shorten(written)}' is no id of a term and is left out; write a CURIE such as {kind.OwnPrefix}:… .", stated.Where ?? kind.Field);
        }

        return id;
    }

    private static bool IsAbsent(string text) => Absent.Contains(NameKey.Of(text));

    private void Trace(StatedTerm stated, TermChoice choice, string value, Findings findings) => findings.Traced(
        new Change(kind.Field, Joined(stated.Id, stated.Label), value, stated.Rule ?? kind.Rule(choice.Rule ?? Spelling(stated, choice)))
        {
            Vocabulary = vocabulary.Version,
            Where = stated.Where,
            Certainty = choice.Certainty == Certainty.Stated ? stated.Certainty : choice.Certainty,
        });

    // What was changed where the meaning is plain.
    private static string Spelling(StatedTerm stated, TermChoice choice)
    {
        var id = stated.Id?.Trim();
        if (string.IsNullOrEmpty(id) || id == choice.Id || choice.Id is null)
        {
            return stated.Label is null ? "label-added" : "label";
        }

        var digits = id.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:_/. -#");
        return choice.Id.StartsWith("NCBITaxon:", StringComparison.Ordinal) && digits.StartsWith("0") ? "zero-padding"
            : id.Contains("://", StringComparison.Ordinal) ? "address"
            : char.IsAsciiDigit(id[0]) ? "bare-id"
            : "id-spelling";
    }

    private static string Joined(string? id, string? label) => string.Join(' ', new[] { id, label }.Where(part => !string.IsNullOrEmpty(part)));
}
