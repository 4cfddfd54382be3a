using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Redirects;
using Hub.Deposition.Uploads;
using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>Says whether a draft may be submitted: the one validator finds no error, the importer reads it, and a redirect is answered.</summary>
/// <param name="checks">The validator.</param>
/// <param name="files">What was uploaded.</param>
/// <param name="whole">The file list that the hub keeps.</param>
/// <param name="payloads">Makes what the importer reads.</param>
/// <param name="reader">The importer.</param>
/// <param name="redirects">Which studies belong elsewhere.</param>
public sealed class SubmissionCheck(SubmissionChecks checks, DepositFiles files, WholeFileList whole, ReleasePayload payloads, DepositReader reader, RedirectRules redirects)
{
    /// <summary>What the validator says of a deposit.</summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<CheckReport> CheckAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        await whole.FollowAsync(deposit, cancellationToken);
        return await checks.CheckAsync(deposit.Submission, files.Of(deposit.Accession), cancellationToken);
    }

    /// <summary>The draft as it will look.</summary>
    /// <param name="deposit">The draft.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DepositReading> PreviewAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        await whole.FollowAsync(deposit, cancellationToken);
        return await reader.ReadAsync(deposit.Accession, await payloads.MakeAsync(deposit, deposit.ReleaseDate, doi: null, cancellationToken), cancellationToken);
    }

    /// <summary>The rules that send a draft elsewhere.</summary>
    /// <param name="reading">The draft as it will look.</param>
    public IReadOnlyList<Redirect> Redirects(DepositReading reading) => reading.Dataset is null ? [] : redirects.For(reading.Dataset);

    /// <summary>Refuses what cannot be submitted.</summary>
    /// <param name="deposit">The draft.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="RefusedException">It has errors, or nobody said why it is deposited here.</exception>
    public async Task DemandAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var report = await CheckAsync(deposit, cancellationToken);
        if (report.Findings is [{ Severity: FindingSeverity.Error } first, ..])
        {
            throw new RefusedException(Refusal.Invalid, "check-failed", $"The check found {report.Errors} {(report.Errors == 1 ? "error" : "errors")}; the first: {first.Message}");
        }

        var reading = await PreviewAsync(deposit, cancellationToken);
        if (reading.Dataset is null)
        {
            var why = reading.Problems.FirstOrDefault(problem => problem.Severity == ProblemSeverity.Error)?.Message;
            throw new RefusedException(Refusal.Invalid, "not-readable", $"The deposit cannot be read yet: {why}");
        }

        if (Redirects(reading) is [var redirect, ..] && deposit is { RedirectAnswer: null, Counterpart: null })
        {
            throw new RefusedException(Refusal.Conflict, "redirect-open", $"{redirect.Rule.Name} is made for data such as these ({redirect.Because}). Deposit there, name the counterpart there, or say why the data belong here; the page 'Where it belongs' leads you.");
        }
    }
}
