using System.Security.Claims;

using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Store;

namespace Hub.Portal.Pages;

/// <summary>Saves what was posted from a page of the form.</summary>
/// <param name="drafting">Saves it.</param>
/// <param name="form">Puts what was typed into the document.</param>
public sealed class FormSaving(Drafting drafting, DepositForm form)
{
    /// <summary>The document with what was posted.</summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="template">Its kind of study.</param>
    /// <param name="group">The page.</param>
    /// <param name="posted">The inputs.</param>
    public Submission Applied(Deposit deposit, DepositTemplate template, FormGroup group, IFormCollection posted) =>
        form.Apply(deposit.Submission, template, group, new FormValues(posted.ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal)));

    /// <summary>Saves it.</summary>
    /// <param name="asker">Who saves.</param>
    /// <param name="page">The page, whose deposit is read.</param>
    /// <param name="group">The page of the form.</param>
    /// <param name="revision">The revision that it was made from.</param>
    /// <param name="posted">The inputs.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>The new revision.</returns>
    public async Task<long> SaveAsync(ClaimsPrincipal asker, DepositPage page, FormGroup group, long revision, IFormCollection posted, CancellationToken cancellationToken)
    {
        Stored<Deposit> stored = await drafting.WriteAsync(page.Accession, asker, revision, deposit => deposit with { Submission = Applied(deposit, page.Template, group, posted) }, cancellationToken);
        return stored.Revision;
    }
}
