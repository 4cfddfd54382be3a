using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Uploads;
using Hub.Vocabularies;

namespace Hub.Portal.Pages;

/// <summary>Makes the inputs of a deposit's form: what is there, what can be chosen, and which terms are offered.</summary>
/// <param name="terms">The terms.</param>
/// <param name="vocabularies">The licences.</param>
/// <param name="files">The uploaded file lists.</param>
public sealed class FormInputs(FormTerms terms, VocabularySet vocabularies, DepositFiles files)
{
    private const int MostLists = 200, MostOffered = 4;
    private static readonly string[] Usual = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0"];

    /// <summary>The terms of the kinds of field that have a vocabulary.</summary>
    public IReadOnlyDictionary<FieldKind, IReadOnlyList<Term>> Vocabularies { get; } = new Dictionary<FieldKind, IReadOnlyList<Term>>
    {
        [FieldKind.Method] = vocabularies.Methods.Terms,
        [FieldKind.Taxon] = vocabularies.Taxa.Terms,
    };

    /// <summary>The id of the list of terms that the browser offers; null where there is none.</summary>
    /// <param name="kind">The kind of field.</param>
    public static string? ListOf(FieldKind kind) => kind switch
    {
        FieldKind.Method => "terms-methods",
        FieldKind.Taxon => "terms-taxa",
        _ => null,
    };

    /// <summary>The input of a field.</summary>
    /// <param name="study">The study.</param>
    /// <param name="lists">The names of the file lists that can be chosen.</param>
    /// <param name="field">The field.</param>
    /// <param name="name">The input's name.</param>
    /// <param name="attributes">What its section says.</param>
    public FieldInput Of(Section study, IReadOnlyList<string> lists, TemplateField field, string name, IReadOnlyList<PageTabAttribute> attributes)
    {
        var values = attributes.Where(attribute => attribute.Is(field.Name)).Select(attribute => attribute.Value).OfType<string>()
            .Select(value => field.Kind == FieldKind.Reference ? FormReferences.Shown(study, value) : value).ToList();
        return new FieldInput(field, name, values, Choices(study, lists, field, values))
        {
            Terms = field.Kind == FieldKind.Reference ? "names-" + field.RefersTo?.Replace(' ', '-') : ListOf(field.Kind),
            Remarks = values.Distinct(StringComparer.Ordinal).Select(value => (Value: value, Text: Remark(field.Kind, value))).Where(each => each.Text is not null).ToDictionary(each => each.Value, each => each.Text!, StringComparer.Ordinal),
        };
    }

    /// <summary>The uploaded files that can be file lists.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<string>> ListsAsync(string accession, CancellationToken cancellationToken) =>
        await files.ReadAsync(accession, "", cancellationToken).Select(file => file.Path)
            .Where(path => path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Where(path => path != WholeFileList.Path).Take(MostLists).ToListAsync(cancellationToken);

    private List<KeyValuePair<string, string>> Choices(Section study, IReadOnlyList<string> lists, TemplateField field, List<string> values)
    {
        IEnumerable<KeyValuePair<string, string>> choices = field.Kind switch
        {
            FieldKind.Choice => field.Choices.Select(choice => KeyValuePair.Create(choice, choice)),
            FieldKind.Licence => vocabularies.Licences.Licences.Where(licence => Usual.Contains(licence.Id)).Select(licence => KeyValuePair.Create(licence.Name, licence.Name)),
            FieldKind.Title => FormReferences.Names(study, field.RefersTo).Select(title => KeyValuePair.Create(title, title)),
            FieldKind.FileList => lists.Select(list => KeyValuePair.Create(list, list)).Prepend(KeyValuePair.Create(WholeFileList.Path, "All uploaded files (the hub makes the list)")),
            _ => [],
        };
        var known = choices.ToList();
        return known.Count == 0 ? known : [.. known, .. values.Where(value => !known.Exists(choice => choice.Key == value)).Select(value => KeyValuePair.Create(value, value))];
    }

    private string? Remark(FieldKind kind, string value)
    {
        if (terms.Of(kind) is null || terms.Named(kind, value) is not null)
        {
            return null;
        }

        var offered = terms.Offered(kind, value, MostOffered).Select(term => term.Label).ToList();
        return offered.Count == 0 ? "No vocabulary has this name; it is kept as you wrote it." : $"No vocabulary has exactly this name. Did you mean {string.Join(", or ", offered)}?";
    }
}
