using Hub.Deposition;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Portal.Api;
using Hub.Records;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>A deposit as somebody with a reviewer link sees it, without an account.</summary>
/// <param name="links">The links.</param>
/// <param name="submissions">Reads the deposit.</param>
/// <param name="files">What was uploaded.</param>
/// <param name="answers">Sends the bytes.</param>
/// <param name="counterparts">Tells of the other half of a correlative study.</param>
public sealed class ReviewModel(ReviewerLinks links, SubmissionCheck submissions, DepositFiles files, BlobAnswer answers, CounterpartReviews counterparts) : PageModel
{
    private const int PageSize = 200;

    /// <summary>The link.</summary>
    public ReviewerLink Link { get; private set; } = null!;

    /// <summary>The deposit.</summary>
    public Deposit Deposit { get; private set; } = null!;

    /// <summary>The record; null where too little is filled in to make one.</summary>
    public Dataset? Dataset { get; private set; }

    /// <summary>The files of this page.</summary>
    public IReadOnlyList<DepositFile> Files { get; private set; } = [];

    /// <summary>The path after which the next page begins; null on the last.</summary>
    public string? More { get; private set; }

    /// <summary>The other half of a correlative study; null where none is named.</summary>
    public CounterpartReview? Counterpart { get; private set; }

    /// <summary>Points to be mapped between both halves.</summary>
    [FromQuery(Name = "points")]
    public string? Points { get; set; }

    /// <summary>Whether the points lie in the other half.</summary>
    [FromQuery(Name = "back")]
    public bool IsBack { get; set; }

    /// <summary>The link's secret.</summary>
    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = "";

    /// <summary>Answers the page.</summary>
    /// <param name="after">The path after which the files begin.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var reading = await submissions.PreviewAsync(Deposit, cancellationToken);
        Dataset = reading.Dataset is { } dataset && Link.IsBlind ? Blinding.Of(dataset) : reading.Dataset;
        Counterpart = await counterparts.OfAsync(Deposit, Link.IsBlind, Points, IsBack, cancellationToken);
        var page = await files.ReadAsync(Deposit.Accession, after ?? "", cancellationToken).Take(PageSize + 1).ToListAsync(cancellationToken);
        Files = [.. page.Take(PageSize)];
        More = page.Count > PageSize ? Files[^1].Path : null;
        return Page();
    }

    /// <summary>Answers a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetFileAsync(string? path, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var file = await files.FindAsync(Deposit.Accession, path ?? "", cancellationToken) ?? throw new RefusedException(Refusal.Unknown, "file-unknown", "The deposit has no file of that path.");
        var answer = await answers.OfAsync(file.Digest, file.Path, HttpContext, cancellationToken)
            ?? throw new RefusedException(Refusal.Unknown, "file-unknown", "The bytes of the file are not held here. Ask the editor who sent the link.");
        await answer.ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        // The address is a secret: it goes to no cache, no search engine and no other site.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        (Link, Deposit) = await links.FindAsync(Secret, cancellationToken)
            ?? throw new RefusedException(Refusal.Unknown, "link-unknown", "This reviewer link has ended, or was never one. Ask the editor who sent it, or the authors, for a new one.");
    }
}
