using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Idr.Asking;

/// <summary>Asks for raw files of the archive's git repositories.</summary>
internal sealed partial class RepositoryFiles(ArchiveDefinition archive, IArchiveClient client)
{
    private const long LargestTable = 4L << 30;

    /// <summary>The file at a path below the repositories, <c>idr0001-graml-sysgro/HEAD/idr0001-study.txt</c>; null where there is none.</summary>
    public async Task<PayloadPart?> FindAsync(string part, string path, string mediaType, CancellationToken cancellationToken)
    {
        var address = archive.Address(Endpoints.Repositories, path);
        var response = await client.SendAsync(new ArchiveRequest(address) { Accept = mediaType, Expected = [404], MaxBytes = LargestTable }, cancellationToken);
        return response.Status == 404 ? null : response.AsPart(part);
    }

    /// <summary>The path of a file whose page for people is <c>https://github.com/IDR/REPOSITORY/blob/HEAD/PATH</c>; null for another address.</summary>
    public static string? PathOf(string? page)
    {
        var match = PageAddress().Match(page ?? "");
        return match.Success && !match.Value.Contains("..", StringComparison.Ordinal)
            ? $"{match.Groups["repository"].Value}/{match.Groups["version"].Value}/{match.Groups["path"].Value}"
            : null;
    }

    [GeneratedRegex(@"^https?://github\.com/IDR/(?<repository>[\w.-]+)/blob/(?<version>[\w.-]+)/(?<path>[^?#]+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageAddress();
}
