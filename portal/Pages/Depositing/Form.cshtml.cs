using Hub.Deposition;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Vocabularies;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One page of a deposit's form. It works without a script; with one, what is typed is also saved by itself.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="drafting">Saves it.</param>
/// <param name="form">Puts what was typed into the document.</param>
/// <param name="inputs">Makes the inputs.</param>
/// <param name="vocabularies">The terms that are offered.</param>
public sealed class FormModel(Deposits deposits, TemplateSet templates, Drafting drafting, DepositForm form, FormInputs inputs, VocabularySet vocabularies) : DepositPage(deposits, templates)
{
    private const string Add = "add:";

    /// <summary>The page's word in the address.</summary>
    [FromRoute(Name = "group")]
    public string GroupId { get; set; } = "";

    /// <summary>The type of section of which one more, empty block is wanted.</summary>
    [FromQuery(Name = "add")]
    public string? Added { get; set; }

    /// <summary>The page.</summary>
    public FormGroup Group { get; private set; } = null!;

    /// <summary>The document as it is shown: as saved, or as posted where saving was refused.</summary>
    public Submission Document { get; private set; } = null!;

    /// <summary>The names of uploaded file lists.</summary>
    public IReadOnlyList<string> Lists { get; private set; } = [];

    /// <summary>The methods and taxa that the browser offers.</summary>
    public IEnumerable<(string List, IReadOnlyList<Term> Terms)> Offered => from each in new[] { (Kind: FieldKind.Method, List: "terms-methods", vocabularies.Methods.Terms), (Kind: FieldKind.Taxon, List: "terms-taxa", vocabularies.Taxa.Terms) }
                                                                            where Group.Sections.Any(section => section.Fields.Any(field => field.Kind == each.Kind))
                                                                            select (each.List, each.Terms);

    /// <summary>The sections whose names can be referred to from this page.</summary>
    public IEnumerable<string> Named => Group.Sections.SelectMany(section => section.Fields).Where(field => field.Kind == FieldKind.Reference).Select(field => field.RefersTo).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The page that comes after this one.</summary>
    public FormGroup? After => Groups.SkipWhile(group => group.Id != Group.Id).Skip(1).FirstOrDefault();

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Document = DepositForm.WithAccessions(Deposit.Submission, Template);
        return Page();
    }

    /// <summary>Saves the page and goes where the button says.</summary>
    /// <param name="revision">The revision that the page was made from.</param>
    /// <param name="go">Where to go: <c>stay</c>, <c>next</c>, or <c>add:TYPE</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(long revision, string? go, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await SaveAsync(revision, cancellationToken);
            Done = "Saved.";
            return LocalRedirect(Next(go));
        },
        () => AgainAsync(cancellationToken));

    /// <summary>Saves the page while it is typed.</summary>
    /// <param name="revision">The revision that the page was made from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The new revision, or why it was refused.</returns>
    public async Task<IActionResult> OnPostKeepAsync(long revision, CancellationToken cancellationToken)
    {
        try
        {
            return new JsonResult(new { revision = await SaveAsync(revision, cancellationToken) });
        }
        catch (RefusedException refused)
        {
            return new JsonResult(new { message = refused.Message }) { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    /// <summary>The input of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">What its section says.</param>
    public FieldInput Input(TemplateField field, string name, IReadOnlyList<PageTabAttribute> attributes) => inputs.Of(Document.Section, Lists, field, name, attributes);

    /// <summary>The blocks of a kind of section, and empty ones: where there is none and one has to be, and where one more is wanted.</summary>
    /// <param name="asked">The kind.</param>
    public IReadOnlyList<FormBlock> Blocks(TemplateSection asked)
    {
        var there = Document.Section.Subsections.Where(section => section.Is(asked.Type)).Select(section => new FormBlock(section.Accno!, section)).ToList();
        if (IsOpen && ((there.Count == 0 && asked.Required) || Added == asked.Type))
        {
            var used = Document.Section.WithDescendants().Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            there.Add(new FormBlock(BlockKeys.Next(asked.Type, used), new Section(asked.Type)));
        }

        return there;
    }

    /// <summary>The names of a kind of section that can be referred to.</summary>
    /// <param name="type">The kind.</param>
    public IReadOnlyList<string> Names(string type) => FormReferences.Names(Document.Section, type);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Group = Groups.FirstOrDefault(group => group.Id == GroupId) ?? throw new RefusedException(Refusal.Unknown, "page-unknown", "The form has no such page.");
        Lists = await inputs.ListsAsync(Accession, cancellationToken);
    }

    private async Task<long> SaveAsync(long revision, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var values = new FormValues(Request.Form.ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal));
        var stored = await drafting.WriteAsync(Accession, User, revision, deposit => deposit with { Submission = form.Apply(deposit.Submission, Template, Group, values) }, cancellationToken);
        return stored.Revision;
    }

    // What was typed stays on the page, over what is saved by now.
    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var values = new FormValues(Request.Form.ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal));
        Document = form.Apply(Deposit.Submission, Template, Group, values);
        return Page();
    }

    private string Next(string? go) => go switch
    {
        "next" => After is { } after ? $"{Here}/form/{after.Id}" : Here + "/files",
        not null when go.StartsWith(Add, StringComparison.Ordinal) && Group.Sections.Any(section => section.Type == go[Add.Length..]) =>
            $"{Here}/form/{Group.Id}?add={Uri.EscapeDataString(go[Add.Length..])}#new",
        _ => $"{Here}/form/{Group.Id}",
    };
}
