using Hub.Deposition;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Deposition.Redirects;
using Hub.Records;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Tells a depositor which archive is made for the data, and takes the answer: a reason, or the counterpart of a correlative deposit.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="submissions">Reads the draft.</param>
/// <param name="drafting">Keeps the answer.</param>
/// <param name="archives">The archives that a counterpart can be in.</param>
public sealed class BelongsModel(Deposits deposits, TemplateSet templates, SubmissionCheck submissions, Drafting drafting, IReadOnlyList<ArchiveDefinition> archives) : DepositPage(deposits, templates)
{
    /// <summary>The archives that are made for the data, with why and how.</summary>
    public IReadOnlyList<Redirect> Redirects { get; private set; } = [];

    /// <summary>The archives that a counterpart can be in.</summary>
    public IEnumerable<ArchiveDefinition> Archives => archives.Where(archive => archive.Kind != DepositConnector.Kind);

    /// <summary>Whether the registration leads from the counterpart to this deposit.</summary>
    [BindProperty]
    public bool LeadsBack { get; set; }

    /// <summary>The unit of this deposit's coordinates where the registration names none.</summary>
    [BindProperty]
    public string? HereUnit { get; set; }

    /// <summary>The unit of the counterpart's coordinates where the registration names none.</summary>
    [BindProperty]
    public string? ThereUnit { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Redirects = submissions.Redirects(await submissions.PreviewAsync(Deposit, cancellationToken));
        return Page();
    }

    /// <summary>Keeps the reason why it is deposited here.</summary>
    /// <param name="answer">The reason; empty takes it back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostReasonAsync(string? answer, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await OpenAsync(cancellationToken);
            await drafting.AnswerRedirectAsync(Accession, User, answer, Deposit.Counterpart, cancellationToken);
        },
        "Kept. You can go on to check and submit.",
        Here + "/belongs",
        () => OnGetAsync(cancellationToken));

    /// <summary>Keeps the counterpart, or takes it back.</summary>
    /// <param name="archive">The counterpart's archive; empty for no counterpart.</param>
    /// <param name="counterpart">Its accession; empty while it is to come.</param>
    /// <param name="together">Whether both are released on one day.</param>
    /// <param name="registration">Landmarks or a transformation between the two; null leaves what is there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostCounterpartAsync(string? archive, string? counterpart, bool together, IFormFile? registration, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await OpenAsync(cancellationToken);
            var named = string.IsNullOrWhiteSpace(archive) ? null : await NamedAsync(archive, counterpart?.Trim(), together, registration, cancellationToken);
            await drafting.AnswerRedirectAsync(Accession, User, Deposit.RedirectAnswer, named, cancellationToken);
        },
        string.IsNullOrWhiteSpace(archive) ? "There is no counterpart now." : "The counterpart is kept.",
        Here + "/belongs",
        () => OnGetAsync(cancellationToken));

    private async Task<Counterpart> NamedAsync(string archive, string? accession, bool together, IFormFile? registration, CancellationToken cancellationToken)
    {
        if (Archives.All(each => each.Id != archive))
        {
            throw new RefusedException(Refusal.Invalid, "archive-unknown", "Choose the archive that has the counterpart.") { Field = "archive" };
        }

        if (accession is { Length: > 100 })
        {
            throw new RefusedException(Refusal.Invalid, "accession-long", "This is no accession; give one such as EMPIAR-10061.") { Field = "counterpart" };
        }

        var former = Deposit.Counterpart;
        var named = new Counterpart
        {
            Archive = archive,
            Accession = string.IsNullOrEmpty(accession) ? null : accession,
            ReleaseTogether = together,
            Registration = former?.Registration,
            RegistrationName = former?.RegistrationName,
            RegistrationLeadsBack = LeadsBack,
            HereUnit = Unit(HereUnit, "hereUnit"),
            ThereUnit = Unit(ThereUnit, "thereUnit"),
            RegistrationFindings = former?.RegistrationFindings ?? [],
        };
        return registration is { Length: > 0 } ? await RegisteredAsync(named, registration, cancellationToken) : named;
    }

    private static string? Unit(string? given, string field) => string.IsNullOrEmpty(given) ? null
        : LinkDatasetsModel.Units.Contains(given) ? given
        : throw new RefusedException(Refusal.Invalid, "unit-unknown", $"Choose one of the units {string.Join(", ", LinkDatasetsModel.Units)}.") { Field = field };

    private static async Task<Counterpart> RegisteredAsync(Counterpart named, IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > Registration.MostBytes)
        {
            throw new RefusedException(Refusal.Invalid, "registration-large", "A file of landmarks or transformations has at most 4 MB. Upload large displacement fields with the files.") { Field = "registration" };
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var name = Path.GetFileName(file.FileName);
        return named with { Registration = Convert.ToBase64String(bytes.ToArray()), RegistrationName = name, RegistrationFindings = Registration.Try(bytes.ToArray(), name) };
    }
}
