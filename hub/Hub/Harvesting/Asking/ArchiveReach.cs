using Hub.Records;

namespace Hub.Harvesting;

/// <summary>The addresses that belong to an archive: nothing else is ever asked, whatever a listing or a redirect names.</summary>
internal sealed class ArchiveReach
{
    private readonly ArchiveDefinition archive;
    private readonly IReadOnlyList<Uri> roots;

    internal ArchiveReach(ArchiveDefinition archive)
    {
        this.archive = archive;
        roots = archive.BaseUrl is { } all ? [all] : [.. archive.Endpoints.Values.Select(endpoint => new Uri(endpoint.GetLeftPart(UriPartial.Authority)))];
    }

    /// <summary>Where connections may go: to this machine only for an archive whose addresses all lie here, by the operator's BaseUrl or by the setting for tests.</summary>
    internal NetworkReach Network(bool loopbackArchives) =>
        (archive.BaseUrl is not null || loopbackArchives) && roots.All(root => root.IsLoopback) ? NetworkReach.Loopback : NetworkReach.Public;

    internal void Demand(Uri address)
    {
        if (!address.IsAbsoluteUri || !roots.Any(root => Covers(root, address)))
        {
            throw new ArchiveException(
                $"{address} does not belong to {archive.Name}, whose addresses begin with {string.Join(" or ", roots.Distinct())}: it was not asked. Add an endpoint to {archive.DefinedIn} if it should be.") { Failure = ArchiveFailure.OutOfReach };
        }
    }

    /// <summary>Where a redirect leads, if that may be followed.</summary>
    internal Uri Redirect(Uri from, Uri? location)
    {
        if (location is null)
        {
            throw new ArchiveException($"{from} redirects without saying where to. Look at it in a browser, and correct the endpoint in {archive.DefinedIn}.") { Failure = ArchiveFailure.Redirect };
        }

        var to = new Uri(from, location);
        if (to.Scheme != from.Scheme || !roots.Any(root => Covers(root, to)))
        {
            throw new ArchiveException($"{from} redirects to {to}, which does not belong to {archive.Name}: it was not followed. If the archive has moved, correct {archive.DefinedIn}.") { Failure = ArchiveFailure.Redirect };
        }

        return to;
    }

    private static bool Covers(Uri root, Uri address)
    {
        var path = root.AbsolutePath.TrimEnd('/');
        return root.Scheme == address.Scheme && root.Authority == address.Authority && address.UserInfo.Length == 0
            && (address.AbsolutePath == path || address.AbsolutePath.StartsWith(path + '/', StringComparison.Ordinal));
    }
}
