using System.IO.Pipelines;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>The files of a deposit: a form takes what fits in one request, a script takes the rest and goes on after interruptions.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="files">What was uploaded.</param>
/// <param name="intake">Takes files in.</param>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class UploadingModel(Deposits deposits, TemplateSet templates, DepositFiles files, Intake intake) : DepositPage(deposits, templates)
{
    private const long MostBytes = 1L << 30;
    private const int PageSize = 100;

    /// <summary>How much there is.</summary>
    public DepositUsage Usage { get; private set; } = new("", 0, 0);

    /// <summary>The files of this page.</summary>
    public IReadOnlyList<DepositFile> Files { get; private set; } = [];

    /// <summary>The path after which the next page begins; null on the last.</summary>
    public string? More { get; private set; }

    /// <summary>The path after which this page begins.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Usage = await files.UsageAsync(Accession, cancellationToken);
        var page = await files.ReadAsync(Accession, After ?? "", cancellationToken).Take(PageSize + 1).ToListAsync(cancellationToken);
        Files = [.. page.Take(PageSize)];
        More = page.Count > PageSize ? Files[^1].Path : null;
        return Page();
    }

    /// <summary>Takes the files of one request.</summary>
    /// <param name="uploads">The files; those of a folder have their path as name.</param>
    /// <param name="cancellationToken">Stops it; files taken by then stay.</param>
    public Task<IActionResult> OnPostAsync(IFormFileCollection uploads, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            foreach (var file in uploads)
            {
                await TakeAsync(file, cancellationToken);
            }

            if (uploads.Count == 0)
            {
                throw new RefusedException(Refusal.Invalid, "files-none", "Choose files or a folder first.");
            }
        },
        $"{ByteCount(uploads)} taken in; their bytes are on disk and their checksums noted.",
        Here + "/files",
        () => OnGetAsync(cancellationToken));

    /// <summary>Takes a file out of the deposit.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRemoveAsync(string path, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await OpenAsync(cancellationToken);
            if (!IsOpen)
            {
                throw new RefusedException(Refusal.Conflict, "not-editable", "Its files cannot change now. Take it back to a draft, or begin a new version.");
            }

            await files.RemoveAsync(Accession, path, User.AccountId()!, cancellationToken);
        },
        $"{path} is removed.",
        Here + "/files",
        () => OnGetAsync(cancellationToken));

    private static string ByteCount(IFormFileCollection uploads) => Presenting.ByteSize.Count(uploads.Count, "file was", "files were");

    private async Task TakeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        try
        {
            var begun = await intake.CreateAsync(new NewUpload(Accession, file.FileName, file.Length), User, cancellationToken);
            await using var stream = file.OpenReadStream();
            await intake.AppendAsync(begun.Upload.Id, User, 0, PipeReader.Create(stream), checksum: null, cancellationToken);
        }
        catch (UploadRefusedException refused)
        {
            throw new RefusedException(Refusal.Invalid, refused.Code, $"{file.FileName}: {refused.Message}");
        }
    }
}
