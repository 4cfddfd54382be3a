using Hub.Catalogue;

namespace Hub.Portal.Presenting;

/// <summary>Where the target of a reference can be read.</summary>
/// <param name="catalogue">Knows which targets are records of this hub.</param>
public sealed class ReferenceAddresses(CatalogueReader catalogue)
{
    private static readonly (string Prefix, string Address)[] Elsewhere =
    [
        ("EMD-", "https://www.ebi.ac.uk/emdb/{0}"),
        ("EMPIAR-", "https://www.ebi.ac.uk/empiar/{0}/"),
        ("S-", "https://www.ebi.ac.uk/biostudies/studies/{0}"),
        ("GSE", "https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc={0}"),
        ("10.", "https://doi.org/{0}"),
        ("doi:", "https://doi.org/{0}"),
    ];

    /// <summary>This hub's page where it has the target, else the target's own address, else null.</summary>
    /// <param name="target">An accession or address.</param>
    public string? Of(string target)
    {
        if (catalogue.Find(target) is { } dataset)
        {
            return SearchAddress.Record(dataset.Accession);
        }

        if (WebAddress.Safe(target) is { } address)
        {
            return address;
        }

        var known = Elsewhere.FirstOrDefault(each => target.StartsWith(each.Prefix, StringComparison.OrdinalIgnoreCase));
        var id = known.Prefix == "doi:" ? target[4..] : target;
        return known.Address is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, known.Address, Uri.EscapeDataString(id).Replace("%2F", "/", StringComparison.Ordinal));
    }
}
