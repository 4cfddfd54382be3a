using Hub.Catalogue;
using Hub.Deposition.Drafts;
using Hub.Portal.Exports;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>One record: for people as a page, for programs in the form that <c>Accept</c> or <c>?format=</c> asks for.</summary>
/// <param name="store">Has the record with its trace.</param>
/// <param name="catalogue">Knows aliases and other spellings.</param>
/// <param name="duplicates">Knows which datasets are the same.</param>
/// <param name="deposits">Knows versions and withdrawals of the hub's own records.</param>
public sealed class RecordModel(IRecordStore store, CatalogueReader catalogue, IDuplicates duplicates, Deposits deposits) : PageModel
{
    /// <summary>The most parts shown at once.</summary>
    public const int MostComponents = 60;

    private const int MostSimilar = 5;

    /// <summary>The record.</summary>
    public Dataset Dataset { get; private set; } = null!;

    /// <summary>As the store keeps it.</summary>
    public StoredDataset Stored { get; private set; } = null!;

    /// <summary>Datasets whose words are most like this one's.</summary>
    public IReadOnlyList<Dataset> Similar { get; private set; } = [];

    /// <summary>The cluster of datasets that are the same; null where the record stands alone.</summary>
    public DuplicateCluster? Cluster { get; private set; }

    /// <summary>The deposit behind a record of the hub's own; null for others.</summary>
    public Deposit? Own { get; private set; }

    /// <summary>The form asked for by name.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    /// <summary>The address of this page, the same for every visitor.</summary>
    public Uri Address => new($"{Presenting.HubAddress.Of(Request)}{Presenting.SearchAddress.Record(Dataset.Accession)}");

    /// <summary>Answers the page.</summary>
    /// <param name="accession">An accession, in any letter case, or an alias.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string accession, CancellationToken cancellationToken)
    {
        var stored = await store.Datasets.FindAsync(accession, cancellationToken);
        if (stored is null)
        {
            return catalogue.Find(accession) is { } other && other.Accession != accession
                ? RedirectPermanent(Presenting.SearchAddress.Record(other.Accession) + Request.QueryString)
                : NotFound();
        }

        (Stored, Dataset) = (stored, stored.Dataset);
        Response.Headers.Vary = "Accept";
        Own = (await deposits.FindAsync(stored.Dataset.Accession, cancellationToken))?.Value;
        if (stored.IsDeleted)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Cluster = await duplicates.FindOfAsync(Dataset.Accession, cancellationToken);
        Dataset = Dataset with { Cluster = DatasetCluster.Of(Cluster, Dataset.Accession) };
        return Answer(stored with { Dataset = Dataset }, cancellationToken);
    }

    /// <summary>The reason and source of a field's values, if they were changed.</summary>
    /// <param name="field">The field's name.</param>
    public IEnumerable<TraceEntry> TraceOf(string field) =>
        Dataset.Trace.Where(entry => entry.Field == field || entry.Field.StartsWith(field + "[", StringComparison.Ordinal));

    private IActionResult Answer(StoredDataset stored, CancellationToken cancellationToken)
    {
        var form = Format is null ? Negotiation.Preferred(Request) : Negotiation.Named(Format);
        if (form is not null)
        {
            return form.Answer(stored, Address);
        }

        Similar = catalogue.Similar(Dataset.Accession, MostSimilar, cancellationToken);
        return Page();
    }
}
