using System.Globalization;

using Hub.Store;

using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accessions;

/// <summary>Gives accessions: each number once, whoever asks at the same moment and whatever crashes. A number that was taken and not used stays unused.</summary>
/// <param name="documents">Has the durable sequence.</param>
/// <param name="options">The pattern.</param>
public sealed class AccessionNumbers(IDocuments documents, IOptions<DepositionOptions> options)
{
    private const string Sequence = "accessions";

    /// <summary>The next accession, <c>S-HUB7</c>.</summary>
    /// <param name="cancellationToken">Stops before a number is taken.</param>
    public async Task<string> NextAsync(CancellationToken cancellationToken) =>
        options.Value.Accession.Replace("{n}", (await documents.NextNumberAsync(Sequence, cancellationToken)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
