using Hub.Correlation;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Portal.Presenting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Pages;

/// <summary>Gathers what reviewers see of the other half of a correlative study: what the depositor stated, and what is public of it anyway.</summary>
/// <param name="datasets">What is public in this hub; drafts are not among them.</param>
/// <param name="archives">What archives are called.</param>
/// <param name="time">The clock.</param>
public sealed class CounterpartReviews(IDatasets datasets, ArchiveNames archives, TimeProvider time)
{
    private static readonly Asserter Depositor = new(AsserterKind.Depositor, "the depositor");

    /// <summary>The other half; null where none is named.</summary>
    /// <param name="deposit">The deposit under review.</param>
    /// <param name="isBlind">Whether whatever tells who made it is withheld.</param>
    /// <param name="points">Points to be mapped, one a line; null for none.</param>
    /// <param name="isBack">Whether they lie in the counterpart.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CounterpartReview?> OfAsync(Deposit deposit, bool isBlind, string? points, bool isBack, CancellationToken cancellationToken)
    {
        if (deposit.Counterpart is not { } named)
        {
            return null;
        }

        var record = await PublicAsync(named.Accession, cancellationToken);
        var shown = isBlind ? Blinded(named) : named;
        var review = new CounterpartReview
        {
            Archive = archives.NameOf(named.Archive),
            Stated = shown,
            IsWithheld = isBlind && named.Accession is not null,
            Record = isBlind ? null : record,
            Methods = [.. record?.ImagingMethods.Select(method => method.Label) ?? []],
            Registration = RegisteredTransformation.Of(deposit with { Counterpart = shown }, Depositor, time.GetUtcNow()),
            IsBack = isBack,
            Typed = points,
        };
        return review.Registration is null || string.IsNullOrWhiteSpace(points) ? review : Mapped(review, deposit.Accession);
    }

    private static Counterpart Blinded(Counterpart named) => named with
    {
        Accession = null,
        RegistrationName = named.RegistrationName is { } file ? "registration" + Path.GetExtension(file) : null,
        RegistrationFindings = [],
    };

    private async Task<Dataset?> PublicAsync(string? accession, CancellationToken cancellationToken) =>
        accession is not null && await datasets.FindAsync(accession, cancellationToken) is { IsDeleted: false } found && IsReleased(found.Dataset) ? found.Dataset : null;

    private bool IsReleased(Dataset dataset) => dataset.ReleaseDate is not { } day || day <= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static CounterpartReview Mapped(CounterpartReview review, string accession)
    {
        var other = RegisteredTransformation.Named(review.Stated);
        try
        {
            var points = PointText.Read(review.Typed!);
            var route = new TransformationGraph([review.Registration!.Transformation]).Route(review.IsBack ? other : accession, review.IsBack ? accession : other);
            return points.FirstOrDefault(point => point.Length != route.From.Dimensions) is { } odd
                ? review with { Refusal = $"A point has {odd.Length} numbers, and {route.From.Dimensions} are needed: {PointText.Axes(route.From)}." }
                : review with { Points = points, Route = route };
        }
        catch (MappingRefusedException refused)
        {
            return review with { Refusal = refused.Message };
        }
    }
}
