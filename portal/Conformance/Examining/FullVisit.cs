using Hub.Vocabularies;

namespace Hub.Portal.Conformance;

/// <summary>Sees everything of an archive that the checks judge.</summary>
/// <param name="visit">The visit.</param>
/// <param name="canonicaliser">Makes records canonical.</param>
/// <param name="progress">Is told what is being done.</param>
internal sealed class FullVisit(Visit visit, Canonicaliser canonicaliser, Action<string> progress)
{
    /// <summary>Lists twice, reads the sample, asks for changes, opens landing pages.</summary>
    public async Task<Examination> SeeAsync(CancellationToken cancellationToken)
    {
        var at = visit.Time.GetUtcNow();
        progress("Listing");
        var first = await visit.ListAsync(cancellationToken);
        var examination = new Examination { Archive = visit.Archive, First = first, At = at };
        if (first.IsWhole)
        {
            progress("Listing again");
            examination = examination with { Second = await visit.ListAsync(cancellationToken) };
        }

        progress("Fetching the sample");
        examination = examination with { Samples = await new SampleReader(visit, canonicaliser, visit.Time).ReadAsync(first, cancellationToken) };
        progress("Asking for changes and deletions");
        examination = examination with { Changes = await ChangeVisit.SeeAsync(visit, first, cancellationToken) };
        progress("Following links");
        var pages = await visit.OpenAsync(examination.Read.SelectMany(sample => sample.Stated!.Records).Select(record => record.LandingPage), cancellationToken);
        return examination with { LandingPages = pages, Exchanges = visit.Client.Exchanges };
    }
}
