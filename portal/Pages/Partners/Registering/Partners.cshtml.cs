using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;
using Hub.Portal.Registering;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>The partners that somebody registers, and the form for another.</summary>
/// <param name="partners">The registered partners.</param>
[Authorize(Policy = Roles.Steward)]
public sealed class PartnersModel(PartnerRegistry partners) : FormPage
{
    /// <summary>How many endpoints can be filled in; an uploaded definition may have more.</summary>
    public const int EndpointRows = 3;

    private const int LongestUpload = 128 << 10;

    /// <summary>The partners that the asker may see.</summary>
    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    /// <summary>What was typed.</summary>
    [BindProperty]
    public DefinitionForm Form { get; set; } = new();

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Partners = await partners.ReadAsync(User.Asker(), cancellationToken).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Registers what was filled in.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SaveAsync(() => Task.FromResult(Form.ToJson()), cancellationToken);

    /// <summary>Registers an uploaded definition.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellationToken) => SaveAsync(
        async () =>
        {
            if (file is not { Length: > 0 and <= LongestUpload })
            {
                throw new Hub.Deposition.RefusedException(Hub.Deposition.Refusal.Invalid, "partner-definition", $"Choose a JSON file of at most {LongestUpload >> 10} KiB.") { Field = "file" };
            }

            using var reader = new StreamReader(file.OpenReadStream());
            return await reader.ReadToEndAsync(cancellationToken);
        },
        cancellationToken);

    private Task<IActionResult> SaveAsync(Func<Task<string>> json, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var partner = await partners.SaveAsync(await json(), expected: null, User.Asker(), cancellationToken);
            Done = "The definition is saved. Try it with a dry run, then submit it.";
            return LocalRedirect("/partners/" + partner.Id);
        },
        () => OnGetAsync(cancellationToken));
}
