using Hub.Catalogue;
using Hub.Correlation;
using Hub.Deposition;
using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>Makes of what a person typed and gave what would be kept.</summary>
/// <param name="catalogue">Finds the other dataset.</param>
/// <param name="files">Has the file.</param>
/// <param name="time">The clock.</param>
public sealed class LinkProposing(CatalogueReader catalogue, HeldFiles files, TimeProvider time)
{
    private const int LongestAccession = 60;

    /// <summary>The accession of the other dataset, in its archive's spelling.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="accession">The dataset of the page.</param>
    /// <exception cref="RefusedException">It is none, or that of the page.</exception>
    public string Resolve(LinkForm form, string accession)
    {
        var typed = (form.Other ?? "").Trim();
        var other = catalogue.Find(typed)?.Accession ?? (typed.Length <= LongestAccession ? Accessions.Of(typed) : null);
        return other is null ? throw Refused("Other", "other-unknown", $"'{PointText.Shortened(typed, LongestAccession)}' is no accession that this hub knows; write it as its archive does, like EMPIAR-10819.")
            : other == accession ? throw Refused("Other", "same-dataset", "A dataset is not linked with itself; name the other one.")
            : other;
    }

    /// <summary>What would be kept of the file; null where none was given.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="accession">The dataset of the page.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="account">Who gave the file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">The file cannot be read, or its landmarks do not allow the fit.</exception>
    public async Task<Proposal?> ProposeAsync(LinkForm form, string accession, Asserter by, string account, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(form.Held))
        {
            return null;
        }

        var (name, bytes) = await files.ReadAsync(form.Held, account, cancellationToken);
        try
        {
            return Proposals.Read(form.Given(name, bytes, accession, Resolve(form, accession)), by, time.GetUtcNow());
        }
        catch (Exception error) when (error is TransformationException or TransformationFormatException)
        {
            throw Refused("File", "file-refused", error.Message);
        }
    }

    private static RefusedException Refused(string field, string code, string message) => new(Refusal.Invalid, code, message) { Field = field };
}
