using Hub.Deposition.Drafts;
using Hub.Deposition.Redirects;
using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>Says whether a draft may be submitted: the importer can read it, and a redirect is answered.</summary>
/// <param name="payloads">Makes what the importer reads.</param>
/// <param name="reader">The importer.</param>
/// <param name="redirects">Which studies belong elsewhere.</param>
public sealed class SubmissionCheck(ReleasePayload payloads, DepositReader reader, RedirectRules redirects)
{
    /// <summary>The draft as it will look.</summary>
    /// <param name="deposit">The draft.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DepositReading> PreviewAsync(Deposit deposit, CancellationToken cancellationToken) =>
        await reader.ReadAsync(deposit.Accession, await payloads.MakeAsync(deposit, deposit.ReleaseDate, doi: null, cancellationToken), cancellationToken);

    /// <summary>The rules that send a draft elsewhere.</summary>
    /// <param name="reading">The draft as it will look.</param>
    public IReadOnlyList<Redirect> Redirects(DepositReading reading) => reading.Dataset is null ? [] : redirects.For(reading.Dataset);

    /// <summary>Refuses what cannot be submitted.</summary>
    /// <param name="deposit">The draft.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="RefusedException">It has errors, or nobody said why it is deposited here.</exception>
    public async Task DemandAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var reading = await PreviewAsync(deposit, cancellationToken);
        if (reading.Dataset is null)
        {
            var first = reading.Problems.FirstOrDefault(problem => problem.Severity == ProblemSeverity.Error)?.Message;
            throw new RefusedException(Refusal.Invalid, "not-readable", $"The deposit cannot be read yet: {first}");
        }

        if (Redirects(reading) is [var redirect, ..] && deposit is { RedirectAnswer: null, Counterpart: null })
        {
            throw new RefusedException(Refusal.Conflict, "redirect-open", $"{redirect.Rule.Name} is made for data such as these ({redirect.Because}). Deposit there, name the counterpart there, or say why the data belong here; the page 'Where it belongs' leads you.");
        }
    }
}
