using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Links a dataset with another one, with a landmark file or a transformation where there is one: looked at first, then confirmed.</summary>
/// <param name="datasets">The dataset to be linked.</param>
/// <param name="transformations">Keeps what is confirmed.</param>
/// <param name="files">Keeps a file between looking and confirming.</param>
/// <param name="proposing">Finds the other dataset, and reads the file.</param>
/// <param name="time">The clock.</param>
[Authorize(Policy = Roles.Depositor)]
[RequestSizeLimit(GivenFile.MostBytes + (1 << 20))]
public sealed class LinkDatasetsModel(IDatasets datasets, StoredTransformations transformations, HeldFiles files, LinkProposing proposing, TimeProvider time) : FormPage
{
    /// <summary>The units offered where a file names none.</summary>
    public static IReadOnlyList<string> Units { get; } = ["micrometer", "nanometer", "angstrom", "millimeter", "pixel"];

    /// <summary>What was typed.</summary>
    [BindProperty]
    public LinkForm Form { get; set; } = new();

    /// <summary>The dataset of the page.</summary>
    public Dataset Here { get; private set; } = null!;

    /// <summary>What would be kept of the file; null before one was looked at.</summary>
    public Proposal? Proposal { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string accession, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false } stored)
        {
            return NotFound();
        }

        Here = stored.Dataset;
        return Page();
    }

    /// <summary>Reads the file and shows what comes of it; keeps nothing yet.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="file">A landmark file or a transformation; none where the datasets are only linked, or where it was given before.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostLookAsync(string accession, IFormFile? file, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await OnGetAsync(accession, cancellationToken);
            Form.Other = proposing.Resolve(Form, accession);
            if (file is not null)
            {
                Form.Held = await files.HoldAsync(file, Me, cancellationToken);
                // What was held before must not come back in place of it.
                ModelState.Remove($"{nameof(Form)}.{nameof(Form.Held)}");
            }

            Proposal = await ProposeAsync(accession, cancellationToken);
            Form.Looked = true;
            ModelState.Clear();
            return Page();
        },
        () => OnGetAsync(accession, cancellationToken));

    /// <summary>Keeps the link, and the transformation where a file was given.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostConfirmAsync(string accession, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await OnGetAsync(accession, cancellationToken);
            var other = proposing.Resolve(Form, accession);
            var transformation = (await ProposeAsync(accession, cancellationToken))?.Transformation;
            var kept = transformation is null ? null : transformation with { Id = await transformations.NextIdAsync(cancellationToken) };
            var assertion = new LinkAssertion { By = By, Evidence = Form.Evidence?.Trim() is { Length: > 0 } said ? said : kept?.Original?.FileName ?? "said on this hub's pages", At = time.GetUtcNow() };
            await transformations.AssertAsync(accession, Form.Relation, other, assertion, kept, cancellationToken);
            return LocalRedirect($"{Presenting.SearchAddress.Record(accession)}#links");
        },
        () => OnGetAsync(accession, cancellationToken));

    private Asserter By => new(AsserterKind.Depositor, User.Identity?.Name ?? Me);

    private Task<Proposal?> ProposeAsync(string accession, CancellationToken cancellationToken) => proposing.ProposeAsync(Form, accession, By, Me, cancellationToken);
}
